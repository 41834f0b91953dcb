/** Counts what was shown, and goes on after a failure. */
export class Checks {
  passed = 0;
  failed = 0;

  /** Runs one check and says how it went. */
  async check(title: string, shown: () => Promise<void>): Promise<boolean> {
    try {
      await shown();
      this.passed++;
      console.log(`  ok      ${title}`);
      return true;
    } catch (error) {
      this.failed++;
      console.log(`  FAILED  ${title}\n${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }
}
