/** Whose pipeline asks: the owner of a server can see what it is and whom to write to. */
export type Asker = {
  readonly version: string;
  /** The key of the publisher whose reports are fetched. */
  readonly publisher: string;
  /** An e-mail or web address of those who run planfact, where the pipeline gives one. */
  readonly contact: string | null;
};

/** What planfact calls itself in requests, in the form of RFC 9110, 10.1.5. */
export function userAgentOf({ version, publisher, contact }: Asker): string {
  const comment = [
    `reports of ${publisher}`,
    ...(contact === null ? [] : [`contact: ${inComment(contact)}`]),
  ];
  return `planfact/${version} (${comment.join('; ')})`;
}

/** Parentheses and backslashes have a meaning in comments, and headers are ASCII. */
function inComment(contact: string): string {
  return contact
    .replace(/[()\\]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
    .replace(/[^\x20-\x7e]+/g, encodeURIComponent);
}
