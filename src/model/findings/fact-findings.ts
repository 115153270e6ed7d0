import type { FindingKind } from '../finding-kind.ts';

/** Findings about amounts, measures and what they add up to. */
export const FACT_FINDINGS = {
  amount_unreadable: {
    severity: 'warning',
    en: 'Expected an amount in «{column}», found «{raw}»; it is kept as text and not added up.',
    uk: 'У стовпці «{column}» очікувалася сума, а є «{raw}»; збережено як текст, до підсумків не входить.',
  },
  pair_incomplete: {
    severity: 'warning',
    en: 'Expected a plan and a fact, «28,8 / 0», in «{column}», found «{raw}»; it is taken for the plan.',
    uk: 'У стовпці «{column}» очікувалися план і факт, «28,8 / 0», а є «{raw}»; прийнято за план.',
  },
  precision_lost: {
    severity: 'info',
    en: '«{raw}» ({unit}) is finer than a kopeck; it is rounded to {uah} hryvnias.',
    uk: '«{raw}» ({unit}) дрібніше за копійку; округлено до {uah} грн.',
  },
  unit_missing: {
    severity: 'warning',
    en: 'No unit of money is named in the header or above the table; the amounts are taken as hryvnias.',
    uk: 'Ні в заголовку, ні над таблицею не названо одиниці виміру; суми прийнято за гривні.',
  },
  sources_total_mismatch: {
    severity: 'warning',
    en: 'Measure {measure}: the sources add up to {found} ({phase}), its total is printed as {expected}.',
    uk: 'Захід {measure}: сума за джерелами {found} ({phaseUk}), а загальна надрукована як {expected}.',
  },
  rows_total_mismatch: {
    severity: 'warning',
    en: '«{column}»: the measures add up to {found} ({phase}), the total is printed as {expected}.',
    uk: '«{column}»: сума за заходами {found} ({phaseUk}), а підсумок надруковано як {expected}.',
  },
  fact_without_plan: {
    severity: 'warning',
    en: 'Measure {measure}, «{column}»: {found} spent where nothing was planned.',
    uk: 'Захід {measure}, «{column}»: витрачено {found}, хоча нічого не планувалося.',
  },
  fact_exceeds_plan: {
    severity: 'warning',
    en: 'Measure {measure}, «{column}»: {found} spent of {expected} planned.',
    uk: 'Захід {measure}, «{column}»: витрачено {found} при плані {expected}.',
  },
  amount_superseded: {
    severity: 'info',
    en: '«{label}»: another edition of the plan ({raw}) is printed as well; the one in force, {kept}, is loaded.',
    uk: '«{label}»: надруковано й іншу редакцію плану ({raw}); завантажено чинну, {kept}.',
  },
  fact_repeated: {
    severity: 'warning',
    en: '«{label}»: two facts are printed, {raw} and {kept}; the later one is loaded. Look which of them is meant.',
    uk: '«{label}»: надруковано два факти, {raw} і {kept}; завантажено пізніший. Перевірте, який із них правильний.',
  },
  amount_part: {
    severity: 'info',
    en: 'The row «{label}» ({raw}) is a part of the amount of the measure above; it is not added up.',
    uk: 'Рядок «{label}» ({raw}) є частиною суми заходу вище; до підсумків не входить.',
  },
  total_breakdown: {
    severity: 'info',
    en: 'The rows from row {row} on (rows: {rows}) break «{label}» down by another classification; they are kept as printed totals and not added up.',
    uk: 'Рядки від {row} (усього {rows}) розкладають «{label}» за іншою класифікацією; збережено як надруковані підсумки, до сум не входять.',
  },
  term_unread: {
    severity: 'info',
    en: 'The term «{text}» was not understood; it is kept as text, without dates.',
    uk: 'Термін «{text}» не вдалося зрозуміти; збережено як текст, без дат.',
  },
  abbreviation_ambiguous: {
    severity: 'warning',
    en: 'The report declares the abbreviation «{short}» twice, for «{first}» and for «{second}»; it is taken for the first wherever it stands. Look at who is meant where it stands alone.',
    uk: 'Скорочення «{short}» у звіті оголошено двічі: «{first}» і «{second}»; усюди прийнято перше. Перевірте, кого мають на увазі там, де воно стоїть саме.',
  },
  measure_number_repeated: {
    severity: 'warning',
    en: 'The number {measure} stands on more than one measure of the report; this one is kept under the key {key}.',
    uk: 'Номер {measure} мають кілька заходів звіту; цей збережено під ключем {key}.',
  },
  lineage_ambiguous: {
    severity: 'info',
    en: 'Measure {measure} «{title}»: several measures of another year are equally like it ({candidates}); it is tied to none. Say which one it is in the reviewed lineage of the pipeline.',
    uk: 'Захід {measure} «{title}»: на нього однаково схожі кілька заходів іншого року ({candidates}); не пов’язано з жодним. Укажіть потрібний у перевірених зв’язках конвеєра.',
  },
  lineage_review_unmatched: {
    severity: 'warning',
    en: 'The reviewed lineage ties {from} to {to} ({kind}), but there is no measure {missing}; the entry is left out.',
    uk: 'Перевірений зв’язок {from} → {to} ({kind}) не діє: заходу {missing} немає.',
  },
  value_corrected: {
    severity: 'info',
    en: 'Corrected: {what}. The report prints «{printed}», read as «{right}». Why, and on whose word: {grounds}.',
    uk: 'Виправлено: {whatUk}. У звіті надруковано «{printed}», прочитано як «{right}». Підстава: {grounds}.',
  },
  correction_unmatched: {
    severity: 'warning',
    en: 'Not corrected: {what}. The correction expects «{printed}» as printed, but {reason}. If the publisher has mended the report, delete the correction; else amend it. It was made because: {grounds}.',
    uk: 'Не виправлено: {whatUk}. Виправлення очікує надруковане «{printed}», але {reasonUk}. Якщо видавець виправив звіт, вилучіть виправлення, інакше уточніть його. Його підстава: {grounds}.',
  },
} as const satisfies Readonly<Record<string, FindingKind>>;
