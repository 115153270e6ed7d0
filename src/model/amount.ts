/**
 * What a money cell says. Only `amount` adds up; a dash (`none`), an empty cell (`blank`),
 * «х» (`not_applicable`) and words (`text`) are kept apart from zero and from each other.
 */
export const AMOUNT_STATES = ['amount', 'none', 'blank', 'not_applicable', 'text'] as const;

export type AmountState = (typeof AMOUNT_STATES)[number];

export type Amount = {
  /** The text as printed in the cell (or in its half of a «план / факт» pair). */
  readonly raw: string;
  readonly state: AmountState;
  /** Hryvnias with exactly two decimals, `"50000.00"`; null for every state but `amount`. */
  readonly uah: string | null;
};

/** A plan and its fact: what was meant to be spent, what was spent. */
export type PlanAndFact = { readonly plan: Amount; readonly fact: Amount };
