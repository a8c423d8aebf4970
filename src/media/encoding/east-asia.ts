/** An encoding of two bytes a character, and how likely a character is in a text written in it. */
export type EastAsian = {
  /** Its name in the WHATWG Encoding Standard. */
  readonly label: string;
  /** As people know it. */
  readonly name: string;
  /** From -1 (hardly ever stands in a text) to 1. */
  likeliness(character: string): number;
};

const HIRAGANA = /^[\u3041-\u309f]$/;
const KATAKANA = /^[\u30a0-\u30ff]$/;
const HALF_KATAKANA = /^[\uff61-\uff9f]$/;
const HANGUL = /^[\uac00-\ud7a3]$/;
const HAN = /^[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]$/;
const WIDE_SIGN =
  /^[\u3000-\u301f\uff01-\uff5e\u2010-\u2026\u00b7\u2190-\u2193\u25a0-\u25cf\u203b\uffe5]$/;

/** The commonest characters of running text, and those of tables of people, goods and places. */
const COMMONEST = {
  japanese:
    '日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用制治度務強気小七成期公野物共世利考集引教平株数山川号名価県都府道区町村店品電話番住所商顧客注文計税込単鈴木佐藤橋伊渡辺林加吉阪額量',
  simplified:
    '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应向头文体政美相见被利什二等产或新己制身果加西月话合回特代内信表化老给世位次度门任常先海通教原东提立及比员解水名真论处义各入几口认条平系气题活别打女变四总电数安少报结反受目太量建务做接必场件计管期市直资命山金指统区保社便空展马科司五基非则界达光放强设式色路记南品住告类求据程北张交规万取格领共确传师清今院带客户订单编号姓城额价地址部门深圳京李王刘陈杨赵黄周吴商苹',
  traditional:
    '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作里用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應向頭文體政美相見被利什二等產或新己制身果加西月話合回特代內信表化老給世位次度門任常先海通教台灣市縣區路號樓電額名姓單編客戶期金數量品價格公司北陳林黃張李王吳劉蔡楊訂商港',
} as const;

type Han = { readonly commonest: ReadonlySet<string>; everyday(): ReadonlySet<string> };

/** The everyday characters come first in each standard, in a block of their own. */
const HAN_OF = {
  japanese: { commonest: new Set(COMMONEST.japanese), everyday: lazyBlock('euc-jp', 0xb0, 0xcf) },
  simplified: {
    commonest: new Set(COMMONEST.simplified),
    everyday: lazyBlock('gb18030', 0xb0, 0xd7),
  },
  traditional: {
    commonest: new Set(COMMONEST.traditional),
    everyday: lazyBlock('big5', 0xa4, 0xc6),
  },
} as const;

/** JIS X 0208 level 1, GB 2312 level 1 and the first level of Big5: rows of the first byte. */
function lazyBlock(label: string, firstLead: number, lastLead: number): () => ReadonlySet<string> {
  let block: ReadonlySet<string> | undefined;
  return () => {
    block ??= new Set(readBlock(label, firstLead, lastLead));
    return block;
  };
}

function readBlock(label: string, firstLead: number, lastLead: number): string {
  const bytes: number[] = [];
  for (let lead = firstLead; lead <= lastLead; lead += 1) {
    for (let trail = label === 'big5' ? 0x40 : 0xa1; trail <= 0xfe; trail += 1)
      if (trail < 0x7f || trail > 0xa0) bytes.push(lead, trail);
  }
  return new TextDecoder(label).decode(Uint8Array.from(bytes));
}

function likelinessOfHan(character: string, { commonest, everyday }: Han, rare: number): number {
  if (commonest.has(character)) return 1;
  return everyday().has(character) ? 0.55 : rare;
}

function japanese(character: string): number {
  if (HIRAGANA.test(character)) return 1;
  if (KATAKANA.test(character)) return 0.9;
  if (HALF_KATAKANA.test(character)) return 0.4;
  if (WIDE_SIGN.test(character)) return 0.8;
  return HAN.test(character) ? likelinessOfHan(character, HAN_OF.japanese, -0.5) : -0.8;
}

function simplified(character: string): number {
  if (HAN.test(character)) {
    // GBK has the traditional characters as well.
    const rare = HAN_OF.traditional.commonest.has(character) ? 0.5 : -0.3;
    return likelinessOfHan(character, HAN_OF.simplified, rare);
  }
  return WIDE_SIGN.test(character) ? 0.8 : -0.8;
}

function traditional(character: string): number {
  if (HAN.test(character)) return likelinessOfHan(character, HAN_OF.traditional, -0.5);
  return WIDE_SIGN.test(character) ? 0.8 : -0.8;
}

/**
 * Syllables are put together by number (Unicode, 3.12), 28 finals to each of 21 vowels. Everyday
 * ones seldom have a rare vowel, a compound vowel with a final consonant, or a rare final.
 */
function korean(character: string): number {
  if (WIDE_SIGN.test(character)) return 0.4;
  if (!HANGUL.test(character)) return HAN.test(character) ? -0.2 : -0.8;
  const index = character.charCodeAt(0) - 0xac00;
  const final = index % 28;
  const vowel = Math.floor(index / 28) % 21;
  const isRareVowel = [3, 7, 10, 15].includes(vowel);
  const isCompound = [9, 11, 14, 16, 19].includes(vowel);
  const isUsualFinal = [0, 1, 4, 8, 16, 17, 19, 20, 21].includes(final);
  if (isRareVowel || !isUsualFinal) return 0;
  return isCompound && final !== 0 && final !== 4 ? 0.3 : 0.95;
}

export const EAST_ASIAN: readonly EastAsian[] = [
  { label: 'shift_jis', name: 'Shift_JIS', likeliness: japanese },
  { label: 'euc-jp', name: 'EUC-JP', likeliness: japanese },
  { label: 'gb18030', name: 'GBK', likeliness: simplified },
  { label: 'big5', name: 'Big5', likeliness: traditional },
  { label: 'euc-kr', name: 'EUC-KR', likeliness: korean },
];

/**
 * How likely a character is in a text in any of these languages; null if it belongs to none of
 * them.
 */
export function eastAsianLikeliness(character: string): number | null {
  if (HANGUL.test(character)) return korean(character);
  if (HAN.test(character))
    return Math.max(...Object.values(HAN_OF).map((han) => likelinessOfHan(character, han, -0.6)));
  const isOther = HIRAGANA.test(character) || KATAKANA.test(character) || WIDE_SIGN.test(character);
  return isOther ? 0.9 : null;
}
