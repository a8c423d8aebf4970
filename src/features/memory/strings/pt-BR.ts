import { toLiteral } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { MemoryCatalog } from './index.ts';

const { counted, number } = createWording('pt-BR');

type Size = { readonly chars: number; readonly passages: number };

const passages = (n: number) => counted(n, { one: '# trecho', other: '# trechos' });

const toSize = (size: Size) =>
  `${counted(size.chars, { one: '# caractere', other: '# caracteres' })} em ${passages(size.passages)}`;

const toHere = { channel: 'neste canal', forum: 'neste fórum' } as const;

export const catalog: MemoryCatalog = {
  recalling: 'Procurando no que eu lembro…',
  notKnown: 'Não encontrei nada que responda a isto.',
  noQuestion: 'O que você quer saber? Por exemplo: `/recall Quando é o lançamento?`',
  sharedOnly:
    'Usei só o que todo mundo aqui pode ver. Pergunte com `/recall` para ter uma resposta que só você vê, a partir de tudo o que você pode ver.',
  partial:
    'Há mais canais do que consigo verificar de uma vez, então posso ter deixado passar algo. Uma pergunta mais específica encontra mais.',
  notReadable:
    'Não consegui pesquisar na minha memória agora, então pode faltar algo. Tente de novo mais tarde.',
  rebuilding:
    'Minha memória está sendo reconstruída, então pode faltar algo. Pergunte de novo em alguns minutos.',
  wordsOnly:
    'A busca por significado está desativada, então só busquei as palavras exatas. Outras palavras podem encontrar mais.',
  untilTomorrow:
    'O limite de hoje da busca por significado acabou. Até amanhã, só encontro algumas mensagens pelas palavras exatas.',
  partlyByWords:
    'No momento, só encontro algumas mensagens pelas palavras exatas. Outras palavras podem encontrar mais.',
  byWordsAlone: 'Só consegui buscar as palavras exatas. Tente mais tarde ou use outras palavras.',
  documents: (n) => counted(n, { one: '# documento aprendido', other: '# documentos aprendidos' }),
  passages: (n) => counted(n, { one: '# trecho pesquisável', other: '# trechos pesquisáveis' }),
  kept: (n) =>
    counted(n, {
      one: '# trecho que o `/recall` pode encontrar',
      other: '# trechos que o `/recall` pode encontrar',
    }),
  memory: 'Memória',
  state: (n) => passages(n),
  stateEmbedded: (n, embedded) => `${passages(n)} (${number(embedded)} com busca por significado)`,
  beingRebuilt: 'em reconstrução a partir do que guardo',
  capped: 'o limite de hoje acabou, o resto continua amanhã',
  meaningOff: 'busca só por palavras exatas (`GEMINI_EMBEDDINGS_PER_DAY` é 0)',
  embeddingRefused: 'o modelo de embeddings recusa tudo, continuo tentando',
  textsRefused: (count) =>
    counted(count, {
      one: '# trecho que o modelo de embeddings recusa',
      other: '# trechos que o modelo de embeddings recusa',
    }),
  notEmbedded: 'o modelo de embeddings não responde, continuo tentando',
  embeddingGone:
    'o modelo de embeddings não existe (`GEMINI_EMBEDDING_MODEL`), então só pesquiso palavras exatas',
  behind: (count) =>
    counted(count, { one: '# mudança ainda não salva', other: '# mudanças ainda não salvas' }),
  notCaughtUp: (count) =>
    `não consegui me atualizar em ${counted(count, { one: '# canal ou thread', other: '# canais ou threads' })}`,
  diskFull: 'o disco está cheio',
  notWritable: 'não dá para gravar no arquivo',
  unreadable: 'não dá para ler agora',
  always: 'Lembro do que é dito aqui, porque tudo é dito para mim. `/reset` me faz esquecer.',
  on: 'Lembro do que é dito neste canal, para que quem tem acesso encontre com `/recall`. Um admin pode desativar: `/memory off`',
  off: 'Aqui só lembro do que é dito para mim. Um admin pode me fazer lembrar do canal inteiro: `/memory on`',
  turnedOn: (where) =>
    `A partir de agora, lembro do que é dito ${toHere[where]}, para que quem tem acesso encontre com \`/recall\`. Acompanho edições e exclusões. Um admin pode desativar: \`/memory off\``,
  turnedOnWithEarlier: (where, earlier: number) =>
    `A partir de agora, lembro do que é dito ${toHere[where]}, para que quem tem acesso encontre com \`/recall\`. Também li ${counted(earlier, { one: '# mensagem anterior', other: '# mensagens anteriores' })} e acompanho edições e exclusões. Um admin pode desativar: \`/memory off\``,
  turnedOff:
    'A partir de agora, só lembro do que é dito para mim aqui. Mantenho o que já sei deste canal.',
  inChannel: (state) =>
    `Isso vale para o canal inteiro, então todos devem ver. Use \`/memory ${state}\` no próprio canal, não em uma thread.`,
  learned: ({ name, ...size }) =>
    `Aprendi **${toLiteral(name)}** (${toSize(size)}). Quem tem acesso a este canal pode encontrar com \`/recall\`. Remova com \`/learn remove ${name}\`.`,
  replaced: 'Substitui o que eu tinha com esse nome.',
  documentAuthor: (name, by) => `${name} (de ${by})`,
  learnedHere: 'O que aprendi aqui:',
  learnedLine: ({ name, by, day, ...size }) =>
    `**${toLiteral(name)}** – ${toSize(size)}, de ${toLiteral(by)}, ${day}`,
  howToRemove: 'Remova um com `/learn remove` e o nome ou número dele.',
  nothingLearned:
    'Não aprendi nenhum documento aqui. Anexe um ao `/learn` ou informe o link de uma página.',
  removed: (name) => `Removi **${toLiteral(name)}** e tudo o que eu sabia por ele.`,
  notThere: (name) =>
    `Não conheço nenhum documento **${toLiteral(name)}** aqui. Veja todos com \`/learn list\`.`,
  whichOne: 'Qual deles? `/learn list` mostra todos com seus números.',
  onlyGiver: (by) => `Só ${toLiteral(by)} ou um admin pode remover isso.`,
  nothingGiven:
    'O que devo aprender? Anexe um documento ao `/learn` ou informe o link de uma página.',
  noAddress:
    'Isso não é um link. Use um que comece com `https://` ou anexe um documento. `/learn list` mostra o que eu sei.',
  oneAtATime: 'Um de cada vez, por favor: um documento ou um link.',
  wider: 'Nem todo mundo aqui tem acesso a essa mensagem. Use `/learn` onde ela foi postada.',
  noFileThere: 'Essa mensagem não tem arquivo.',
  noText: (name) => `Não encontrei em **${toLiteral(name)}** nenhum texto para aprender.`,
  signIn: (host) =>
    `${host} pede login, então não consigo ver a página. Salve como arquivo e anexe.`,
  pageCut: 'A página era longa demais, então aprendi só o começo.',
  textCut: (kept, all) =>
    `O texto era longo demais, então aprendi só os primeiros ${number(kept)} de ${number(all)} caracteres.`,
  guessed: (label) =>
    `Deduzi a codificação de caracteres (${label}), então algumas letras podem estar erradas.`,
  withoutText: (count) =>
    `Deixei de fora ${counted(count, { one: '# imagem ou gravação', other: '# imagens ou gravações' })}: só aprendo texto.`,
  wordsIgnored: 'Aprendi só o documento, não o texto ao lado dele.',
  tooManyDocuments: (count) =>
    `Posso aprender até ${counted(count, { one: '# documento', other: '# documentos' })} aqui. Remova um com \`/learn remove\`.`,
  notLearned: 'Minha memória não está funcionando agora, então nada mudou. Tente mais tarde.',
};
