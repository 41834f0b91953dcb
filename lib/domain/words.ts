/** The words of a text block: a readable way to write a long list of names. */
export function words(block: string): string[] {
  return block.split(/\s+/).filter((word) => word !== '');
}
