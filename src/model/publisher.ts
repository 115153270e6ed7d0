/** The council a report comes from. */
export type Publisher = {
  /** Short and stable, part of every key: `sloviansk`. */
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  /** Code in the state register of legal entities (ЄДРПОУ), 8 digits. */
  readonly edrpou: string | null;
  /** Code of the community's territory (КАТОТТГ), `UA` and 17 digits. */
  readonly katottg: string | null;
  /** Why we take this publisher for the source, where the file itself does not say so; null when it does. */
  readonly inferredFrom: string | null;
  /** Made-up data, to be marked wherever it can be seen. */
  readonly synthetic: boolean;
};
