/** A text, and an encoding that the programs of its language write. */
export type Sample = {
  readonly language: string;
  readonly label: string;
  /** The encoding as it is told. */
  readonly name: string;
  readonly text: string;
};

const NAMES: Readonly<Record<string, string>> = {
  'windows-874': 'Windows-874',
  macintosh: 'Mac Roman',
  'koi8-r': 'KOI8',
  ibm866: 'DOS Cyrillic',
  shift_jis: 'Shift_JIS',
  'euc-jp': 'EUC-JP',
  gb18030: 'GBK',
  big5: 'Big5',
  'euc-kr': 'EUC-KR',
};

const LANGUAGES: readonly {
  readonly language: string;
  readonly labels: readonly string[];
  readonly texts: readonly string[];
}[] = [
  {
    language: 'Japanese',
    labels: ['shift_jis', 'euc-jp'],
    texts: [
      '月曜日からの休暇の承認をお願いします。報告書を添付しました。',
      '名前,都市,金額\n田中,東京,1200\n鈴木,大阪,3400\n',
      '氏名;部署\n佐々木翔;営業部\n渡辺結衣;経理課\n',
    ],
  },
  {
    language: 'Chinese',
    labels: ['gb18030'],
    texts: [
      '请批准我从星期一开始休假。发票已经付清，仓库位于杭州市。',
      '姓名,城市,金额\n张三,北京,1200\n李四,上海,3400\n',
    ],
  },
  {
    language: 'Chinese of Taiwan',
    labels: ['big5'],
    texts: [
      '請批准我從星期一開始休假。發票已經付清，倉庫位於台中市。',
      '姓名,城市,金額\n陳大文,台北,1200\n林小明,高雄,3400\n',
    ],
  },
  {
    language: 'Korean',
    labels: ['euc-kr'],
    texts: [
      '월요일부터 휴가 승인을 부탁드립니다. 보고서를 첨부합니다.',
      '이름,도시,금액\n김철수,서울,1200\n이영희,부산,3400\n',
    ],
  },
  {
    language: 'Polish',
    labels: ['windows-1250'],
    texts: [
      'Proszę o zatwierdzenie urlopu. Magazyn mieści się w Łodzi przy ulicy Żeromskiego.',
      'Imię;Nazwisko\nŁukasz;Żółć\nMałgorzata;Święcka\n',
    ],
  },
  {
    language: 'Czech',
    labels: ['windows-1250'],
    texts: ['Příliš žluťoučký kůň úpěl ďábelské ódy', 'Jméno;Město\nŘehoř;Plzeň\nŠtěpán;Třebíč\n'],
  },
  {
    language: 'Hungarian',
    labels: ['windows-1250'],
    texts: ['Árvíztűrő tükörfúrógép', 'Név;Város\nGyőző;Kőszeg\nŐri;Szűcs\n'],
  },
  {
    language: 'Russian',
    labels: ['windows-1251', 'koi8-r', 'ibm866'],
    texts: [
      'Прошу согласовать отпуск с понедельника. Отчёт прилагаю.',
      'Имя;Город;Сумма\nИван;Москва;1200\nАнна;Тверь;3400\n',
    ],
  },
  {
    language: 'Ukrainian',
    labels: ['windows-1251'],
    texts: ['Постачальник обіцяв відвантажити товар до кінця тижня, рахунок сплачено у Києві.'],
  },
  {
    language: 'Bulgarian',
    labels: ['windows-1251'],
    texts: ['Моля да одобрите отпуската ми от понеделник. Отчетът е приложен.'],
  },
  {
    language: 'German',
    labels: ['windows-1252', 'macintosh'],
    texts: [
      'Größe;Stückzahl\nMüller;3\nWeiß;4\n',
      'Die Straße nach Göttingen ist für Lkw gesperrt.',
    ],
  },
  {
    language: 'French',
    labels: ['windows-1252', 'macintosh'],
    texts: ['Le dépôt se trouve à Besançon, où êtes-vous déjà allés ? L’été est fini.'],
  },
  {
    language: 'Spanish',
    labels: ['windows-1252', 'macintosh'],
    texts: ['El almacén está en Logroño; mañana llegará el camión. ¿Dónde?'],
  },
  {
    language: 'Portuguese',
    labels: ['windows-1252'],
    texts: ['Anexo o relatório. O fornecedor prometeu enviar até amanhã. São João, não é?'],
  },
  {
    language: 'Swedish',
    labels: ['windows-1252'],
    texts: ['Leverantören lovade att skicka varorna. Lagret ligger i Örebro, Åkergatan två.'],
  },
  {
    language: 'Greek',
    labels: ['windows-1253'],
    texts: [
      'Επισυνάπτω την έκθεση του τρίτου τριμήνου.',
      'Όνομα;Πόλη\nΓιώργος;Αθήνα\nΆννα;Πάτρα\n',
    ],
  },
  {
    language: 'Turkish',
    labels: ['windows-1254'],
    texts: [
      'Tedarikçi malları göndereceğine söz verdi. Depo İzmir’de, Işıklar caddesinde.',
      'İsim;Şehir\nAyşe;İstanbul\nGökhan;Muğla\n',
    ],
  },
  {
    language: 'Hebrew',
    labels: ['windows-1255'],
    texts: ['אבקש לאשר את חופשתי החל מיום שני. מצורף הדוח.', 'שם;עיר\nדוד;ירושלים\nרות;חיפה\n'],
  },
  {
    language: 'Arabic',
    labels: ['windows-1256'],
    texts: ['أرجو الموافقة على إجازتي ابتداء من يوم الاثنين.', 'الاسم;المدينة\nأحمد;القاهرة\n'],
  },
  {
    language: 'Lithuanian',
    labels: ['windows-1257'],
    texts: ['Tiekėjas pažadėjo išsiųsti prekes. Sandėlis yra Šiauliuose, Žemaičių gatvė.'],
  },
  {
    language: 'Latvian',
    labels: ['windows-1257'],
    texts: ['Lūdzu apstiprināt manu atvaļinājumu. Pievienoju trešā ceturkšņa pārskatu.'],
  },
  {
    language: 'Thai',
    labels: ['windows-874'],
    texts: ['ขออนุมัติลาพักร้อนตั้งแต่วันจันทร์ แนบรายงานมาด้วย', 'ชื่อ,เมือง\nสมชาย,กรุงเทพ\n'],
  },
];

export const SAMPLES: readonly Sample[] = LANGUAGES.flatMap(({ language, labels, texts }) =>
  labels.flatMap((label) =>
    texts.map((text) => ({
      ...{ language, label, text },
      name: NAMES[label] ?? label.replace('windows', 'Windows'),
    })),
  ),
);
