import type { ModelFailure, Obstacle, RefusedExtra } from '../errors.ts';
import { toLiteralName } from '../markdown/inline.ts';
import type { SearchGap } from '../search.ts';
import type { CoreCatalog } from './index.ts';
import { createWording } from './wording.ts';

const { counted, and, or, number } = createWording('pt-BR');

function toReason(obstacle: Obstacle | null): string {
  switch (obstacle?.type) {
    case 'permission':
      return `preciso da permissão “${obstacle.name}”`;
    case 'locked':
      return 'a thread está bloqueada';
    case 'archived':
      return 'o canal está arquivado';
    case 'read_only':
      return 'só algumas pessoas podem postar ali';
    case 'not_a_member':
      return 'não estou no canal';
    case 'moderated':
      return 'uma regra de moderação bloqueou';
    case 'too_large':
      return 'é grande demais para este canal';
    case 'no_storage':
      return 'o armazenamento do workspace acabou';
    case 'no_uploads':
      return 'o envio de arquivos está desativado';
    case 'too_many_threads':
      return 'o canal tem threads demais';
    case undefined:
      return 'a plataforma recusou';
  }
}

function toLossLine({ extra, obstacle }: RefusedExtra): string {
  const reason = toReason(obstacle);
  switch (extra) {
    case 'files':
      return `Não consegui anexar o arquivo: ${reason}.`;
    case 'reply':
      return `Não consegui mostrar isto como resposta: ${reason}.`;
    case 'thread':
      return `Não consegui responder em uma thread: ${reason}.`;
    case 'layout':
      return 'A plataforma recusou a formatação, então isto vai como texto simples.';
    case 'buttons':
      return `Não consegui adicionar botões: ${reason}.`;
  }
}

function toRemedy(obstacle: Obstacle | null): string {
  if (obstacle?.type === 'permission')
    return 'Peça essa permissão a um admin ou pergunte em outro lugar.';
  if (obstacle?.type === 'not_a_member') return 'Me convide para lá ou pergunte em outro lugar.';
  return 'Pergunte em outro lugar.';
}

const refusalSentences = {
  leftOut: toLossLine,
  brokenOff: (obstacle: Obstacle | null) => `⚠️ Interrompido aqui: ${toReason(obstacle)}.`,
  brokenOffThen: '⚠️ Interrompido aqui: não pude mais escrever neste canal.',
  about: (channel: string) => `Sobre ${channel}:`,
  cannotWrite: (channel: string, obstacle: Obstacle | null) =>
    `Não consigo responder você em ${channel}: ${toReason(obstacle)}. ${toRemedy(obstacle)}`,
  takenAway: (channel: string) =>
    `Minha resposta para você em ${channel} foi excluída enquanto eu escrevia. Se ainda precisar, pergunte de novo.`,
  notReached:
    'Não consegui enviar uma mensagem privada para você. Permita minhas mensagens diretas e pergunte de novo.',
  notShown: (obstacle: Obstacle | null) =>
    `Não consegui postar minha resposta: ${toReason(obstacle)}. Tente de novo ou pergunte de outro jeito.`,
} as const;

const GAPS: Record<SearchGap, string> = {
  no_token:
    'Não consegui buscar em todas as mensagens: a plataforma só permite isso em uma pergunta nova. Pergunte de novo em outra mensagem.',
  not_enabled:
    'Não consegui buscar em todas as mensagens: a busca para apps está desativada neste workspace. Peça a um admin para ativar.',
  missing_scope:
    'Não consegui buscar em todas as mensagens: não tenho permissão. Peça a um admin para atualizar minhas permissões.',
  no_intent:
    'Não consegui buscar em todas as mensagens: só posso ler as que me mencionam. Peça a um admin para mudar isso.',
  indexing:
    'Não consegui buscar em todas as mensagens: elas ainda estão sendo indexadas. Tente de novo daqui a alguns minutos.',
  too_many_places:
    'Não consegui buscar em todas as mensagens: são canais demais para buscar de uma vez. Pergunte no canal do assunto.',
  unsupported: 'Não consegui buscar em todas as mensagens: não tenho busca neste canal.',
  failed:
    'Não consegui buscar em todas as mensagens: a busca da plataforma falhou. Tente mais tarde.',
};

const GAP_STATES: Record<SearchGap, string> = {
  no_token: 'desativada (a plataforma não envia um token para ela)',
  not_enabled: 'desativada (não foi ativada no workspace)',
  missing_scope: 'desativada (falta um escopo: atualize o app pelo manifesto e instale de novo)',
  no_intent: 'desativada (precisa da intent Message Content)',
  indexing: 'não está pronta (a plataforma ainda está indexando as mensagens)',
  too_many_places: 'ativada (mas não em todos os canais de uma vez)',
  unsupported: 'não disponível',
  failed: 'falhou na última tentativa',
};

const MODEL_FAILURES: Record<ModelFailure, string> = {
  busy: 'O modelo está sobrecarregado agora. Tente de novo em um minuto.',
  rate_limited: 'A cota por minuto do modelo acabou. Tente de novo em um minuto.',
  day_quota:
    'A cota de hoje do modelo acabou. Ela é renovada à meia-noite no horário do Pacífico. O admin do Parley pode aumentá-la ou adicionar um modelo reserva (GEMINI_FALLBACK_MODEL).',
  no_credit: 'O crédito do modelo acabou. Avise o admin do Parley.',
  not_in_plan:
    'O plano do Parley não inclui este modelo. Avise o admin do Parley (faturamento ou GEMINI_MODEL).',
  bad_key:
    'O serviço do modelo recusou a chave de API do Parley. Avise o admin do Parley (GEMINI_API_KEY).',
  model_gone: 'Este modelo não está disponível. Avise o admin do Parley (GEMINI_MODEL).',
  cannot_draw: 'Este modelo não cria imagens.',
  too_long:
    'Esta conversa ficou longa demais para o modelo. Pergunte em uma thread nova ou recomece com `/reset`.',
  blocked:
    'As regras de segurança do modelo bloquearam esta resposta. Tente perguntar de outro jeito.',
  recitation:
    'O modelo parou porque a resposta ficou parecida demais com um texto publicado. Peça um resumo ou que ele use as próprias palavras.',
  malformed: 'O modelo devolveu uma resposta corrompida duas vezes. Tente de novo.',
  empty: 'O modelo devolveu uma resposta vazia. Tente de novo ou pergunte de outro jeito.',
  out_of_tokens:
    'O modelo chegou ao limite de tamanho antes de responder. Tente pedir menos de uma vez.',
  cut: 'Perdi a conexão com o modelo. Tente de novo.',
  unreachable: 'Não consigo acessar o modelo. Tente de novo em um minuto.',
  refused: 'O serviço do modelo recusou o pedido. Tente perguntar de outro jeito.',
};

export const catalog: CoreCatalog = {
  ...refusalSentences,
  oneOf: (command, option, choices) =>
    `\`${option}\` pode ser ${or(choices)}. Por exemplo: \`/${command} ${option}:${choices[0] ?? ''}\`.`,
  notReadable: 'Não posso ler isso daqui: não sei se você tem acesso a tudo. Pergunte lá.',
  onBehalf: (name) => `Postado em nome de ${toLiteralName(name)}`,
  keptTurns: (n) =>
    counted(n, {
      one: '# mensagem ou resposta de conversas comigo, com arquivos e resumos',
      other: '# mensagens e respostas de conversas comigo, com arquivos e resumos',
    }),
  keptRequests: (n) =>
    counted(n, {
      one: '# pedido dos últimos 7 dias: uma pergunta, comando, transcrição, imagem ou enquete',
      other: '# pedidos dos últimos 7 dias: perguntas, comandos, transcrições, imagens e enquetes',
    }),
  keptSettings: 'suas configurações',
  keptZone: (zone) => `suas configurações, com seu fuso horário (${zone})`,
  keptUsage: 'seu uso, sem o que você disse',
  keptMessages: (n) =>
    counted(n, { one: '# mensagem ou resposta', other: '# mensagens e respostas' }),
  keptRequestCount: (n) => counted(n, { one: '# pedido', other: '# pedidos' }),
  keptUsageDays: (n) => counted(n, { one: '# dia do seu uso', other: '# dias do seu uso' }),
  forgottenSettings: 'suas configurações',
  stop: 'Parar',
  regenerate: 'Gerar de novo',
  retry: 'Tentar de novo',
  good: '👍',
  bad: '👎',
  remove: 'Excluir',
  approve: 'Aprovar',
  deny: 'Recusar',
  stopped: 'Parado.',
  more: (n) => `e mais ${number(n)}.`,
  cutOff: 'Esta resposta ficou incompleta: perdi a conexão com o modelo duas vezes.',
  earlierAnswer: 'Esta ainda é a resposta anterior.',
  repeating: 'Parei aqui porque o modelo não parava de se repetir.',
  tooLongForModel: 'O modelo chegou ao limite de tamanho aqui. Peça para ele continuar.',
  emptied: 'Esta mensagem foi excluída.',
  restInFile: 'O resto está no arquivo anexado.',
  restOfAnswer: 'O resto da resposta',
  notAllowed: 'Você não tem acesso ao Parley aqui. Peça ao admin do Parley para adicionar você.',
  goneFromHere: 'Não fiz isso: você não está mais nesse canal.',
  presenceUnknown:
    'Não consegui verificar se você ainda está neste canal, então não fiz isso. Tente de novo mais tarde.',
  adminsChange: 'Só um admin pode mudar isso aqui.',
  channelOrThread: (command) =>
    `Isso mudaria o canal inteiro, então só admins podem fazer. Para uma única thread, me mencione nela com \`${command}\`.`,
  onlyInThread: (command) =>
    `Isso só funciona em uma thread. Me mencione em uma com \`${command}\`.`,
  alwaysAnswered: 'Aqui eu respondo a todas as mensagens, então não há nada para desativar.',
  noneFollowed:
    'Não acompanho threads neste canal. Me mencione para ter uma resposta ou ative com `/settings follow:on`.',
  noAnswer: 'Cheguei ao limite de etapas sem ter uma resposta. Tente uma pergunta mais específica.',
  chosenGone: (model) =>
    `${toLiteralName(model)}, o modelo escolhido aqui, não está mais disponível. Volte ao padrão com \`/model default\`.`,
  notYours: 'Só um admin ou quem perguntou pode fazer isso.',
  alreadyEnded: 'Essa resposta já terminou.',
  alreadyPressed: 'Alguém clicou antes de você. Já estou cuidando disso.',
  pressAgain: 'Outras pessoas clicaram antes de você, mas nada foi feito. Clique de novo.',
  onlyLatest: 'Só consigo gerar de novo a última resposta. Pergunte outra vez para ter uma nova.',
  actionGone: 'Este botão não funciona mais.',
  formNotOpened: 'Não consegui abrir o formulário. Tente de novo.',
  gone: 'Esta resposta é antiga demais para isso. Pergunte de novo.',
  removed: 'Essa resposta foi excluída. Pergunte de novo para ter outra.',
  notAllRemoved:
    'Não consegui excluir todas as mensagens dessa resposta. Peça a um admin para fazer isso.',
  thanks: 'Valeu pelo feedback!',
  tookBack: 'Seu feedback foi retirado.',
  emptyMention:
    'Você me mencionou, mas não perguntou nada. Escreva uma pergunta depois do meu nome ou tente `/help`.',
  emptyMessage: 'Não encontro nada para ler nessa mensagem. Escreva sua pergunta com palavras.',
  emptyBut: (unread) => `Não consigo ler ${and(unread)}. Escreva sua pergunta com palavras.`,
  leaving: 'Tudo bem, vou ficar fora desta thread. Me mencione quando quiser outra resposta.',
  triedTooOften:
    'Desisti desta pergunta: ela me fez travar três vezes. Tente perguntar com outras palavras.',
  unknownCommand: (name) => `Não conheço o comando \`/${name}\`. Veja \`/help\`.`,
  waitsForStore:
    'Meu armazenamento está fora do ar, então ainda não posso responder. Respondo assim que ele voltar. Se não chegar nada, pergunte de novo.',
  notStored: 'Meu armazenamento está fora do ar, então não consegui fazer isso. Tente mais tarde.',
  slow: 'O modelo está demorando mais que o normal. Continuo esperando.',
  waitsForModel:
    '⏳ Não consigo acessar o modelo. Guardei sua pergunta e respondo aqui assim que ele voltar.',
  waitsForBusy:
    '⏳ O modelo está sobrecarregado agora. Guardei sua pergunta e respondo aqui assim que puder.',
  waitsForQuota:
    '⏳ A cota do modelo acabou por enquanto. Guardei sua pergunta e respondo aqui assim que puder.',
  conversation: 'Conversa',
  unnamedPerson: 'alguém',
  unnamedGroup: 'grupo',
  unnamedChannel: 'canal',
  unnamedImage: 'imagem',
  unnamedTime: 'um horário',
  noImage:
    'Não encontrei nenhuma imagem nas mensagens recentes. Envie uma e tente `/describe` de novo.',
  noLink: 'Isso não é um link para uma mensagem daqui. Use “Copiar link” no menu da mensagem.',
  cannotLook:
    'Não consigo ler as mensagens daqui. Me convide para este canal ou me envie o arquivo direto.',
  cannotReadThere: (channel: string) =>
    `Não consigo ler as mensagens de ${channel}. Me convide para lá e pergunte de novo.`,
  internal: 'Algo deu errado do meu lado. Tente de novo.',
  unreadableFile: (name) =>
    `Deixei ${name} de fora: o modelo não consegue ler. Salve em outro formato e envie de novo.`,
  tooLargeTogether: (name) =>
    `Deixei ${name} de fora: com esse arquivo, a pergunta fica grande demais para o modelo. Envie em uma mensagem separada ou em uma versão menor.`,
  crowdedOut: (name, mb) =>
    `Deixei ${name} de fora: os arquivos podem somar até ${number(mb)} MB. Envie em uma mensagem separada.`,
  leftOutFile: (name, reason) => `Deixei ${name} de fora: ${reason}`,
  notTranscribed: (name, reason) => `Não consegui transcrever ${name}: ${reason}`,
  fileTooLarge: (mb, maxMb) =>
    `o arquivo tem ${number(mb)} MB, e eu aceito até ${number(maxMb)} MB. Envie uma versão menor ou mais curta.`,
  fileNotFetched: 'não consegui baixar o arquivo agora. Envie de novo em um minuto.',
  fileNotRead: 'não consegui ler o arquivo. Envie de novo ou em outro formato.',
  noRoomFor: (name, characters) =>
    `Os ${number(characters)} caracteres de ${name} não couberam junto com os outros arquivos. Vou consultar o conteúdo quando precisar.`,
  noRoomWithoutTools: (name, characters) =>
    `Os ${number(characters)} caracteres de ${name} não couberam junto com os outros arquivos. As ferramentas estão desativadas aqui, então envie só a parte que importa.`,
  beginningOf: (name, first, all) =>
    `Estou vendo os primeiros ${number(first)} de ${number(all)} caracteres de ${name}. Vou consultar o resto quando precisar.`,
  beginningWithoutTools: (name, first, all) =>
    `Li os primeiros ${number(first)} de ${number(all)} caracteres de ${name}. As ferramentas estão desativadas aqui, então envie só a parte que importa.`,
  surplusFiles: (max, names) =>
    `Só vi os primeiros ${number(max)} anexos. Envie ${and(names)} em uma mensagem separada.`,
  manySurplusFiles: (max) =>
    `Só vi os primeiros ${number(max)} anexos. Envie os outros em uma mensagem separada.`,
  ofFile: (name, notice) => `${name}: ${notice}`,
  someAttachment: 'um anexo',
  questionTooLong: 'Isso é longo demais para o modelo. Envie menos de uma vez ou divida em partes.',
  earlierFilesLeftOut: (n) =>
    counted(n, {
      one: 'Deixei # arquivo anterior de fora, porque a pergunta ficaria grande demais para o modelo.',
      other:
        'Deixei # arquivos anteriores de fora, porque a pergunta ficaria grande demais para o modelo.',
    }),
  fallback: (model) => `Respondido por ${model}: o modelo padrão está sobrecarregado ou sem cota.`,
  unreadParts: {
    call: 'uma chamada',
    list: 'uma lista',
    fileElsewhere: 'um arquivo guardado em outro serviço',
    sharedMessage: 'uma mensagem compartilhada que não consigo abrir',
    moreAttachments: (n) => counted(n, { one: 'mais # anexo', other: 'mais # anexos' }),
    moreBlocks: (n) => counted(n, { one: 'mais # bloco', other: 'mais # blocos' }),
    sticker: 'uma figurinha',
    namedSticker: (name) => `uma figurinha “${name}”`,
    activity: 'um convite para uma atividade',
    forwarded: 'uma mensagem encaminhada',
    replied: 'a mensagem respondida',
    repliedGone: 'a mensagem respondida, que não existe mais',
    unknownMessage: 'um tipo de mensagem que não conheço',
    unknownPart: 'um tipo de conteúdo que não conheço',
  },
  unread: (what) => `Não consegui ler ${and(what)}, então deixei isso de fora.`,
  unreadLinks: (n) =>
    counted(n, {
      one: 'Não consegui ler a mensagem linkada.',
      other: 'Não consegui ler # das mensagens linkadas.',
    }),
  hiddenLinks: (n) =>
    counted(n, {
      one: 'Deixei a mensagem linkada de fora, porque nem todo mundo aqui pode ler. Me envie o link em uma mensagem direta.',
      other:
        'Deixei # mensagens linkadas de fora, porque nem todo mundo aqui pode ler. Me envie os links em uma mensagem direta.',
    }),
  unreadThread: 'Não consegui ler as mensagens anteriores desta thread, então respondi sem elas.',
  notSearched: (gap) => GAPS[gap],
  inviteFirst:
    'Não posso postar arquivos aqui porque não estou neste canal. Me convide com `/invite` e meu nome e tente de novo.',
  sources: (names) => `Fontes: ${names.join(' · ')}`,
  proposed: (text) => `**Aprovar esta ação?** ${text}`,
  approvedBy: (name) => `Aprovado por ${toLiteralName(name)}.`,
  approvedWhat: (what, name) => `“${what}” Aprovado por ${toLiteralName(name)}.`,
  deniedBy: (name) => `Recusado por ${toLiteralName(name)}. Não fiz nada.`,
  expired: 'Ninguém aprovou em um dia, então não fiz nada. Peça de novo.',
  decided: 'Alguém já decidiu isso.',
  newerAnswer: 'Há uma resposta mais recente. Use os botões dela.',
  adminsOnly: 'Só um admin pode aprovar isso.',
  firstContact: [
    'Oi, eu sou o Parley. Me mencione com uma pergunta e eu respondo em uma thread. Me mencione com `/help` para ver o que mais eu faço.',
    'Guardo o que vocês me dizem aqui e minhas respostas. As perguntas vão para o Gemini, do Google. `/privacy` mostra o que eu guardo e `/forget` apaga.',
    'Os admins escolhem com `/settings` como eu respondo aqui e o que eu lembro.',
  ].join('\n\n'),
  greeting:
    'Oi, eu sou o Parley. Pergunte o que quiser aqui, ou me mencione em um canal e eu respondo em uma thread. `/help` mostra o que eu faço.',
  greetingTo: (name) =>
    `Oi, ${toLiteralName(name)}! Eu sou o Parley. Pergunte o que quiser aqui, ou me mencione em um canal e eu respondo em uma thread. \`/help\` mostra o que eu faço.`,
  modelFailures: MODEL_FAILURES,
  busyFor: (wait) => `O modelo está sobrecarregado agora. Tente de novo ${wait}.`,
  minuteQuotaFor: (wait) => `A cota por minuto do modelo acabou. Tente de novo ${wait}.`,
  quotaFor: (wait) => `A cota do modelo acabou por enquanto. Tente de novo ${wait}.`,
  dayQuotaFor: (wait) =>
    `A cota de hoje do modelo acabou. Ela é renovada ${wait}. O admin do Parley pode aumentá-la ou adicionar um modelo reserva (GEMINI_FALLBACK_MODEL).`,
  aboutModel: 'Modelo',
  aboutDemo: 'substituto offline (sem GEMINI_API_KEY)',
  aboutStorage: 'Armazenamento',
  aboutPage: 'Página web',
  partWorks: 'funcionando',
  partWaits: 'não está funcionando agora (continuo tentando)',
  partBroken: 'não está funcionando (é preciso reiniciar)',
  partTools: (n: number) =>
    counted(n, { one: 'com conexão, # ferramenta', other: 'com conexão, # ferramentas' }),
  searchOn: (platform) => `Busca no ${platform}`,
  searchState: (gap) => (gap === null ? 'ativada' : GAP_STATES[gap]),
  modelHere: 'Modelo aqui',
  effortHere: 'Raciocínio aqui',
  personaHere: 'Personalidade aqui',
  toolsHere: 'Ferramentas aqui',
  off: 'desativado',
  timeNear: (day, time) => `${day} ${atClock(time)}`,
  timeFar: (day, time) => `${day}, ${atClock(time)}`,
  onTimeFar: (day, time) =>
    `${/^(?:sábado|domingo)/.test(day) ? 'no' : 'na'} ${day}, ${atClock(time)}`,
  timePeriod: (day, start, end) =>
    `${day}, ${/^1\D/.test(start) ? 'da' : 'das'} ${start} ${atClock(end)}`,
  zoned: (time, city) => `${time} (${city})`,
  fetching: {
    noAddress: 'Esse não é um endereço da web completo. Ele precisa começar com https://.',
    onlyWeb: (protocol) =>
      `Não abro endereços que começam com ${protocol}. Eles precisam começar com http:// ou https://.`,
    noSecrets: 'Não abro endereços com nome de usuário ou senha. Tire essa parte.',
    portClosed: (host, port) =>
      `Não abro a porta ${port} de ${host}. O admin do Parley pode liberar (FETCH_ALLOW).`,
    noHost: (host) => `Não há nenhum site em ${host}. Confira o endereço.`,
    notPublic: (host) =>
      `${host} não está na internet pública, então não abro. O admin do Parley pode liberar (FETCH_ALLOW).`,
    tooManyRedirects: (host, max) =>
      `${host} redireciona mais de ${number(max)} vezes. Me dê o endereço final.`,
    brokenRedirect: (host) => `${host} redireciona para um endereço que não funciona.`,
    tooSlow: (host, seconds) =>
      `${host} demorou mais de ${number(seconds)} segundos. Tente mais tarde.`,
    pageTooLarge: (host, mb) =>
      `${host} enviou mais de ${number(mb)} MB, que é o meu limite. Me dê o endereço de uma parte menor.`,
    noAnswer: (host) =>
      `Não consegui acessar ${host}, ou a resposta veio com defeito. Confira o endereço ou tente mais tarde.`,
    notFound: (host) => `${host} não existe. Confira o endereço.`,
    notLookedUp: (host) =>
      `Não consegui localizar ${host}. Confira o endereço ou tente mais tarde.`,
    refused: (host) => `${host} recusou a conexão. Confira o endereço ou tente mais tarde.`,
    brokenOff: (host) =>
      `${host} fechou a conexão antes da hora. Confira o endereço ou tente mais tarde.`,
    certificateExpired: (host) =>
      `O certificado de segurança de ${host} expirou. Confira o endereço ou tente mais tarde.`,
    certificateUnknown: (host) =>
      `O certificado de segurança de ${host} não é confiável. Confira o endereço.`,
    certificateOfOther: (host) =>
      `O certificado de segurança de ${host} é de outro nome. Confira o endereço.`,
    fileTooLarge: (mb) => `O arquivo tem mais de ${number(mb)} MB. Envie um menor.`,
  },
};

/** `à 1:00`, `às 9:00`. */
function atClock(time: string): string {
  return /^1\D/.test(time) ? `à ${time}` : `às ${time}`;
}
