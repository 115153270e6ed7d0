import { builder } from './builder.ts';

export const amountStateEnum = builder.enumType('AmountState', {
  description: 'What a money cell says. Only an amount adds up.',
  values: {
    AMOUNT: { value: 'amount', description: 'An amount, zero included.' },
    NONE: { value: 'none', description: 'A dash.' },
    BLANK: { value: 'blank', description: 'An empty cell.' },
    NOT_APPLICABLE: { value: 'not_applicable', description: '«х»: does not apply.' },
    TEXT: { value: 'text', description: 'Words instead of an amount: «в межах кошторису».' },
  } as const,
});
