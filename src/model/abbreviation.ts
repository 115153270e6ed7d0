/** A short name of a body and the full one it stands for, as a report or a pipeline declares them: «УЖКГ». */
export type Abbreviation = { readonly short: string; readonly full: string };
