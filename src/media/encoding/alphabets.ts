/**
 * An encoding of one byte a letter, and one of the alphabets that are written in it. A text read
 * in the right encoding uses the letters of one language; read in a wrong one it uses letters that
 * never stand together.
 */
export type Charset = {
  /** Its name in the WHATWG Encoding Standard. */
  readonly label: string;
  /** As people know it. */
  readonly name: string;
  /** Small letters beyond ASCII that the language uses, and those that it seldom uses. */
  readonly usual: ReadonlySet<string>;
  readonly seldom: ReadonlySet<string>;
  /** Taken off, so that the commoner encoding wins where two explain the bytes equally well. */
  readonly rarity: number;
};

type Alphabet = { readonly usual: string; readonly seldom?: string; readonly rarity?: number };

const WEST: readonly Alphabet[] = [
  { usual: 'äöüß' }, // German
  { usual: 'àâçèéêîôœùû', seldom: 'æëïÿü' }, // French
  { usual: 'áéíñóú', seldom: 'ü' }, // Spanish
  { usual: 'áâãàçéêíóôõú', seldom: 'ü' }, // Portuguese
  { usual: 'àèéìòù', seldom: 'íîóá' }, // Italian
  { usual: 'ëïéèüö', seldom: 'áóêä' }, // Dutch
  { usual: 'äåæéøö', seldom: 'üèàô' }, // Danish, Norwegian, Swedish
  { usual: 'àçèéíïòóúü·', rarity: 0.04 }, // Catalan
  { usual: 'áðéíóöúýþæ', rarity: 0.08 }, // Icelandic
];
const CENTRAL: readonly Alphabet[] = [
  { usual: 'ąćęłńóśźż' }, // Polish
  { usual: 'áčéěířšůýžúó', seldom: 'ďňť' }, // Czech
  { usual: 'áčéíľňôšťúýžó', seldom: 'äďĺŕ', rarity: 0.01 }, // Slovak
  { usual: 'áéíóöőúüű' }, // Hungarian
  { usual: 'ăâîşţșț' }, // Romanian
  { usual: 'čćđšž' }, // Croatian, Slovene
];
const CYRILLIC: readonly Alphabet[] = [
  { usual: 'оеаинтсрвлкмдпуяыьгзб', seldom: 'чйхжшюцщэфёъ№' }, // Russian, Bulgarian
  { usual: 'оаинтвеірсклумдпязьбгйчї', seldom: 'ґєхжшюцщф№' }, // Ukrainian
  { usual: 'аоеіынстркдлмпуяўзьбг', seldom: 'чйхжшюцэфё№' }, // Belarusian
  { usual: 'аоеиунртсјвкдмлпзгбљњћ', seldom: 'ђжфхцчџш№', rarity: 0.02 }, // Serbian
];
const GREEK: readonly Alphabet[] = [{ usual: 'αάβγδεέζηήθιίκλμνξοόπρσςτυύφχψωώ', seldom: 'ϊΐϋΰ' }];
const HEBREW: readonly Alphabet[] = [{ usual: 'אבגדהוזחטיךכלםמןנסעףפץצקרשת', seldom: 'װױײ' }];
const ARABIC: readonly Alphabet[] = [
  { usual: 'أاإبةتجحخدرسشصطعفقكلمنهوىي،', seldom: 'ءآؤئثذزضظغـ؛؟ًٌٍَُِّْ' },
  { usual: 'آابتجخدرزسشعفقکلمنهویيكپچگ،', seldom: 'ءأئثحذصضطظغژةىإؤـ؛؟\u200c', rarity: 0.02 },
];
const THAI: readonly Alphabet[] = [
  {
    usual: 'กขคงจฉชซญณดตถทธนบปผฝพฟภมยรลวศษสหอะัาำิีึืุูเแโใไ็่้์',
    seldom: 'ฆฌฎฏฐฑฒฤฬฮฯๆ๊๋๐๑๒๓๔๕๖๗๘๙',
  },
];
const TURKISH: readonly Alphabet[] = [{ usual: 'çğıİöşü', seldom: 'âîû\u0307' }];
const BALTIC: readonly Alphabet[] = [
  { usual: 'ąčęėįšųūž' }, // Lithuanian
  { usual: 'āčēģīķļņšūž' }, // Latvian
  { usual: 'äõöü', seldom: 'šž' }, // Estonian
];
const VIETNAMESE: readonly Alphabet[] = [
  { usual: 'àáâăđèéêìíòóôơùúưý\u0300\u0301\u0303\u0309\u0323', seldom: 'ãõ' },
];

function of(
  label: string,
  name: string,
  alphabets: readonly Alphabet[],
  rarity = 0,
): readonly Charset[] {
  return alphabets.map((alphabet) => ({
    label,
    name,
    usual: new Set(alphabet.usual),
    seldom: new Set(alphabet.seldom),
    rarity: rarity + (alphabet.rarity ?? 0),
  }));
}

/** Tables of DOS are drawn with characters. */
const BOXES = '─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬█▄▀░▒▓■';

const withBoxes = (alphabets: readonly Alphabet[]): readonly Alphabet[] =>
  alphabets.map((alphabet) => ({ ...alphabet, usual: alphabet.usual + BOXES }));

export const CHARSETS: readonly Charset[] = [
  ...of('windows-1252', 'Windows-1252', WEST),
  ...of('windows-1250', 'Windows-1250', CENTRAL, 0.02),
  ...of('windows-1251', 'Windows-1251', CYRILLIC),
  ...of('windows-1253', 'Windows-1253', GREEK),
  ...of('windows-1254', 'Windows-1254', TURKISH, 0.03),
  ...of('windows-1255', 'Windows-1255', HEBREW),
  ...of('windows-1256', 'Windows-1256', ARABIC, 0.02),
  ...of('windows-1257', 'Windows-1257', BALTIC, 0.03),
  ...of('windows-874', 'Windows-874', THAI, 0.12),
  ...of('macintosh', 'Mac Roman', WEST, 0.1),
  ...of('iso-8859-2', 'ISO-8859-2', CENTRAL, 0.06),
  ...of('iso-8859-15', 'ISO-8859-15', WEST, 0.06),
  ...of('koi8-u', 'KOI8', CYRILLIC, 0.06),
  ...of('ibm866', 'DOS Cyrillic', CYRILLIC, 0.15),
  ...of('cp850', 'DOS Latin 1', withBoxes(WEST), 0.13),
  ...of('cp437', 'DOS Latin US', withBoxes(WEST), 0.14),
  ...of('cp852', 'DOS Latin 2', withBoxes(CENTRAL), 0.15),
  ...of('iso-8859-6', 'ISO-8859-6', ARABIC, 0.06),
  ...of('iso-8859-5', 'ISO-8859-5', CYRILLIC, 0.1),
  ...of('x-mac-cyrillic', 'Mac Cyrillic', CYRILLIC, 0.15),
  ...of('windows-1258', 'Windows-1258', VIETNAMESE, 0.1),
];

/** Signs that stand in texts of every language. */
export const USUAL_SIGNS: ReadonlySet<string> = new Set(
  '–—‘’“”„‚…€£•«»‹›§°©®™¡¿²³½¼¾×·´±µ†‰ªº\u00a0№',
);
