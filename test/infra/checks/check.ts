/** A promise about the template, and a template that breaks it. */
import type { CloudTemplate } from '../template.ts';

export interface TemplateCheck {
  promise: string;
  /** What breaks the promise; empty when it is kept. */
  violations(template: CloudTemplate): string[];
  /** Makes the template break the promise, so that a test can see the check fail. */
  spoil(template: CloudTemplate): void;
}

/** A check that holds or not, without more to say. */
export function holds(
  promise: string,
  kept: (template: CloudTemplate) => boolean,
): Omit<TemplateCheck, 'spoil'> {
  return { promise, violations: (template) => (kept(template) ? [] : [promise]) };
}
