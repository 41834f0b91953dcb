/**
 * A connection made on the first call and kept: one per container. A process whose environment comes to name
 * something else (a local run that starts again, a test file with a table of its own) connects again.
 * @throws Error of `read`, when the environment does not name what it must
 */
export function connectOnce<Configuration, Connection>(
  read: () => Configuration,
  connect: (configuration: Configuration) => Connection,
): () => Connection {
  let last: { named: string; connection: Connection } | undefined;
  return () => {
    const configuration = read();
    const named = JSON.stringify(configuration);
    if (last?.named !== named) last = { named, connection: connect(configuration) };
    return last.connection;
  };
}
