/** The 8-bit encodings Ukrainian offices have saved text in; the likeliest first, which wins a tie. */
export const SINGLE_BYTE_ENCODINGS = [
  'windows-1251',
  'koi8-u',
  'cp1125',
  'ibm866',
  'x-mac-cyrillic',
  'iso-8859-5',
] as const;

export type SingleByteEncoding = (typeof SINGLE_BYTE_ENCODINGS)[number];

/**
 * The letters that commonly follow each letter in Ukrainian: some 250 pairs that make up nineteen of twenty
 * pairs in reports of councils. Under a wrong encoding about one pair in five falls among them.
 */
const FOLLOWERS: Readonly<Record<string, string>> = {
  а: 'ндлстрвпмбцчйгхкзшєїю',
  б: 'іюлоаеури',
  в: 'аіиеонсткчлжрцу',
  г: 'ораиуаел',
  ґ: 'ару',
  д: 'жоиеаінрдпмучсбл',
  е: 'нрлтксвпждмзчцйгб',
  є: 'тмвкнюс',
  ж: 'еіабинк',
  з: 'авпндомеиі',
  и: 'кхстщймцдфнлвшрзч',
  і: 'двнсйлктїзгячаоєюмрш',
  ї: 'внхзм',
  й: 'нмоскт',
  к: 'оаултривіцс',
  л: 'аьиоеяіуюл',
  м: 'іеаиоуп',
  н: 'аоняиітсфуеькцшнюд',
  о: 'грївмнздбкстлчшюцупєхж',
  п: 'роеіалиуя',
  р: 'оаиеітянкумгрджвсцю',
  с: 'теьіяулноципвка',
  т: 'аоуриікевньяс',
  у: 'втрмкнпсждлбгчю',
  ф: 'іороае',
  х: 'оіунв',
  ц: 'іеяью',
  ч: 'еианоік',
  ш: 'теикіо',
  щ: 'ноеио',
  ь: 'нкосш',
  ю: 'дтчвє',
  я: 'дкхтцнлмгзв',
};

const WEIGHED_BYTES = 65_536;
/** What a declaration counts for, against at most 2 for each byte that reads well. */
const TRUST = 0.5;
const COMMON_SIGN = /[\u00a0«»№–—‘’“”„…§°]/;
const UKRAINIAN = /\p{Script=Cyrillic}/u;

/**
 * Tells in which 8-bit encoding Ukrainian text was saved, by how many neighbouring letters make pairs that
 * are common in Ukrainian, how often a capital follows a small letter, and how many bytes would be no letter.
 * It weighs the first 64 KB of bytes above 127. A likely encoding (one the file itself declares) is taken unless
 * another reads markedly better; text without a Cyrillic letter is taken for Windows-1251.
 */
export function guessSingleByteEncoding(bytes: Uint8Array, likely?: SingleByteEncoding): SingleByteEncoding {
  const pairs = pairsIn(bytes);
  const bonus = (encoding: SingleByteEncoding) => (encoding === likely ? pairs.length * TRUST : 0);
  const ranked = SINGLE_BYTE_ENCODINGS.map((encoding) => ({
    encoding,
    score: weigh(pairs, weights(encoding)) + bonus(encoding),
  }));
  return ranked.reduce((best, next) => (next.score > best.score ? next : best)).encoding;
}

/** Each byte above 127 with the byte behind it. */
function pairsIn(bytes: Uint8Array): Uint16Array {
  const pairs = new Uint16Array(Math.min(bytes.length, WEIGHED_BYTES));
  let count = 0;
  for (let i = 0; i < bytes.length && count < pairs.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    pairs[count] = (byte << 8) | (bytes[i + 1] ?? 0);
    count += 1;
  }
  return pairs.subarray(0, count);
}

function weigh(pairs: Uint16Array, weightOf: Int8Array): number {
  let score = 0;
  for (const pair of pairs) score += weightOf[pair] ?? 0;
  return score;
}

/** Decodes with one of the encodings. CP1125 is CP866 with eight places changed for Ukrainian letters. */
export function decodeSingleByte(bytes: Uint8Array, encoding: SingleByteEncoding): string {
  if (encoding !== 'cp1125') return new TextDecoder(encoding).decode(bytes);
  return new TextDecoder('ibm866')
    .decode(bytes)
    .replace(/[ЄєЇїЎў°∙]/g, (sign) => CP1125_FOR_CP866[sign] ?? sign);
}

const CP1125_FOR_CP866: Readonly<Record<string, string>> = {
  Є: 'Ґ',
  є: 'ґ',
  Ї: 'Є',
  ї: 'є',
  Ў: 'І',
  ў: 'і',
  '°': 'Ї',
  '∙': 'ї',
};

const weightsByEncoding = new Map<SingleByteEncoding, Int8Array>();

/** What each pair of bytes speaks for an encoding; made once, 64 KB each. */
function weights(encoding: SingleByteEncoding): Int8Array {
  const known = weightsByEncoding.get(encoding);
  if (known !== undefined) return known;
  const signs = Array.from({ length: 256 }, (_, byte) => decodeSingleByte(Uint8Array.of(byte), encoding));
  const made = new Int8Array(65_536);
  for (let pair = 0x8000; pair < made.length; pair += 1) {
    made[pair] = weighPair(signs[pair >> 8] ?? '', signs[pair & 0xff] ?? '');
  }
  weightsByEncoding.set(encoding, made);
  return made;
}

function weighPair(sign: string, next: string): number {
  if (!UKRAINIAN.test(sign)) return COMMON_SIGN.test(sign) ? 0 : -3;
  const followers = FOLLOWERS[sign.toLowerCase()];
  const rare = followers === undefined ? -1 : 0;
  if (!UKRAINIAN.test(next)) return rare;
  const capitalAfterSmall = sign !== sign.toUpperCase() && next !== next.toLowerCase();
  if (capitalAfterSmall) return -2;
  return rare + (followers?.includes(next.toLowerCase()) ? 2 : 0);
}
