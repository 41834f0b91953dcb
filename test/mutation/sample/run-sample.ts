export async function runSample(size: number, seed: number): Promise<string> {
  return `${size} ${seed}`;
}
