import { createWording } from '../../src/core/strings/wording.ts';
import type { CommandCatalog } from './index.ts';

const { counted, and, or, number } = createWording('pt-BR');

type UsedAmount = Parameters<CommandCatalog['usage']['amount']>[0];

const toQuestions = ({ questions }: UsedAmount) =>
  counted(questions, { one: '# pergunta', other: '# perguntas' });

const toModelAmounts = ({ promptTokens, answerTokens, images, searches }: UsedAmount) => [
  counted(promptTokens, { one: '# token lido', other: '# tokens lidos' }),
  counted(answerTokens, { one: '# token escrito', other: '# tokens escritos' }),
  ...(images > 0 ? [counted(images, { one: '# imagem', other: '# imagens' })] : []),
  ...(searches > 0 ? [counted(searches, { one: '# busca', other: '# buscas' })] : []),
];

const toMinutes = ({ audioMinutes }: UsedAmount) =>
  audioMinutes > 0
    ? [
        counted(audioMinutes, {
          one: '# minuto de gravações',
          other: '# minutos de gravações',
        }),
      ]
    : [];

/** `é 1:00`, `são 9:00` */
const isClock = (time: string) => (/^[01]\D/.test(time) ? `é ${time}` : `são ${time}`);

export const catalog: CommandCatalog = {
  ask: {
    description: 'Faça uma pergunta ao Parley',
    options: { question: 'O que você quer saber', about: 'Um texto sobre o qual você pergunta' },
    menu: 'Perguntar sobre isto',
    example: '/ask Qual é a altura do Mont Blanc?',
    noQuestion:
      'Escreva sua pergunta depois do comando. Por exemplo: `/ask Qual é a altura do Mont Blanc?`',
  },
  imagine: {
    description: 'Desenhe imagens',
    options: {
      prompt: 'O que você quer ver',
      aspect: 'Proporção entre largura e altura',
      count: 'Quantas imagens, até 4',
      image: 'Uma imagem de partida',
    },
    example: '/imagine um gato em um barco de papel count:2',
    noPrompt: 'O que você quer ver? Por exemplo: `/imagine um gato em um barco de papel`',
    wrongCount: (max) => `\`count\` pode ser um número de 1 a ${number(max)}.`,
  },
  describe: {
    description: 'Descreva uma imagem',
    options: { image: 'A imagem. Padrão: a mais recente daqui' },
    example: '/describe',
  },
  transcribe: {
    description: 'Transcreva uma gravação',
    options: {
      file: 'Um arquivo de áudio ou vídeo de até duas horas. Padrão: o mais recente daqui',
      link: 'Link de uma mensagem com gravação, ou “off” ou “on” para as suas mensagens de voz',
    },
    menu: 'Transcrever',
    example: '/transcribe',
  },
  summarize: {
    description: 'Resuma o que você perdeu',
    options: {
      since:
        '“last” (sua última mensagem), um horário como “ontem” ou “9:00”, ou o link da mensagem',
      scope: 'A thread ou o canal inteiro. Padrão: a thread em que você está',
    },
    menu: 'Resumir a partir daqui',
    example: '/summarize since:ontem',
  },
  recall: {
    description: 'Descubra o que já foi dito',
    options: { question: 'O que você quer saber' },
    example: '/recall O que decidimos?',
  },
  learn: {
    description: 'Ensine ao Parley um documento ou uma página',
    options: {
      document: 'Um arquivo com texto, como um PDF, um arquivo do Office ou um e-mail',
      link: 'O link de uma página, “list”, ou “remove” com um nome ou número',
    },
    example: '/learn list',
  },
  tasks: {
    description: 'Liste as tarefas daqui',
    options: {
      since: 'Um momento como “ontem” ou “segunda”. Padrão: as últimas 200 mensagens',
      scope: 'A thread ou o canal inteiro. Padrão: a thread em que você está',
    },
    example: '/tasks since:ontem',
    head: { task: 'Tarefa', owner: 'Responsável', due: 'Prazo', message: 'Mensagem' },
  },
  event: {
    description: 'Transforme um texto em evento de calendário',
    options: { text: 'O quê, quando e onde' },
    example: '/event Almoço com Ada na sexta às 12:30',
  },
  poll: {
    description: 'Crie uma enquete',
    options: {
      question: 'A pergunta. As opções podem vir depois dela',
      options: 'As opções, separadas por vírgulas',
    },
    example: '/poll Almoço? Pizza, massa, sopa',
  },
  translate: {
    description: 'Traduza um texto',
    options: {
      text: 'O texto. Padrão: a última mensagem daqui',
      to: 'O idioma, como português. Padrão: o seu',
    },
    menu: 'Traduzir',
    example: '/translate Guten Morgen to:português',
  },
  remind: {
    description: 'Crie um lembrete ou veja os seus',
    options: {
      what: 'Do que lembrar você e quando. Ou “list”',
      when: 'Quando: “amanhã 9:00” ou “em 20 minutos”',
      repeat: 'Frequência: todos os dias, toda segunda…',
    },
    example: '/remind regar as plantas amanhã às 9:00',
  },
  model: {
    description: 'Escolha o modelo que responde aqui',
    options: {
      name: 'Um modelo ou “default”. Vazio: mostra o atual',
      channel: 'Para o canal inteiro, não só esta conversa (admins)',
    },
    example: '/model',
    isDefault: 'O modelo padrão responde aqui.',
    is: (model) => `Quem responde aqui é ${model}.`,
    howTo: 'Mude com `/model` e um nome, ou volte ao padrão com `/model default`.',
    some: (models) =>
      `Mude com \`/model\` e um nome: ${models.join(', ')} ou outros. Volte ao padrão com \`/model default\`.`,
    notName: 'Esse não é o nome de um modelo. Veja alguns com `/model`.',
    missing: (model) => `${model} não está disponível. Veja com \`/model\` alguns que estão.`,
    nowDefault: 'Pronto. A partir de agora, o modelo padrão responde aqui.',
    nowDefaultInChannel: 'Pronto. A partir de agora, o modelo padrão responde neste canal.',
    now: (model) => `Pronto. A partir de agora, quem responde aqui é ${model}.`,
    nowInChannel: (model) => `Pronto. A partir de agora, quem responde neste canal é ${model}.`,
    unchecked: 'Não consegui verificar se está disponível.',
  },
  effort: {
    description: 'Defina quanto o modelo pensa',
    options: { level: 'Um nível mais alto demora e custa mais' },
    example: '/effort high',
    isDefault: (levels) =>
      `Nível de raciocínio aqui: padrão (o modelo decide). Pode ser ${or(levels)}, por exemplo com \`/effort high\`.`,
    is: (level, levels) =>
      `Nível de raciocínio aqui: ${level}. Pode ser ${or(levels)}, por exemplo com \`/effort high\`.`,
    nowDefault: 'Pronto. A partir de agora, o modelo decide quanto pensa aqui.',
    nowDefaultInChannel: 'Pronto. A partir de agora, o modelo decide quanto pensa neste canal.',
    now: (level) => `Pronto. O nível de raciocínio aqui agora é ${level}.`,
    nowInChannel: (level) => `Pronto. O nível de raciocínio neste canal agora é ${level}.`,
  },
  persona: {
    description: 'Defina como o Parley responde aqui',
    options: { manner: 'Um estilo como “concise” ou “tutor”, suas próprias palavras ou “off”' },
    example: '/persona tutor',
    none: 'Nenhuma personalidade foi definida neste canal.',
    is: (persona) => `Personalidade neste canal: ${persona}`,
    howTo: (presets) =>
      `Estilos prontos: ${and(presets)}. Ou escreva o seu: \`/persona Você é uma bibliotecária paciente.\` Desative com \`/persona off\`.`,
    nowOff: 'Pronto. A partir de agora, respondo aqui sem personalidade definida.',
    tooLong: (max) => `Uma personalidade pode ter até ${number(max)} caracteres. Encurte o texto.`,
    now: (persona) => `Pronto. A partir de agora, respondo aqui assim: ${persona}`,
  },
  quiet: {
    description: 'Deixe o Parley fora desta thread',
    options: { state: 'off: ele volta a responder nesta thread' },
    example: '/quiet',
    followsAgain: 'Tudo bem, voltei a esta thread. Não precisa me mencionar.',
  },
  timezone: {
    description: 'Defina seu fuso horário',
    options: { zone: 'Como America/Sao_Paulo, ou “off”. Vazio: mostra o seu' },
    example: '/timezone America/Sao_Paulo',
    isOwn: (zone, time) =>
      `Seu fuso horário é ${zone}, onde agora ${isClock(time)}. Mude com \`/timezone America/Sao_Paulo\`.`,
    isOfProfile: (zone, time) =>
      `Seu fuso horário é ${zone}, segundo seu perfil. Lá agora ${isClock(time)}. Mude com \`/timezone America/Sao_Paulo\`.`,
    unknown: 'Não sei seu fuso horário. Informe com `/timezone America/Sao_Paulo`.',
    forgotten: 'Pronto, esqueci seu fuso horário.',
    noZone: 'Não conheço esse fuso horário. Tente `America/Sao_Paulo` ou `Europe/Lisbon`.',
    now: (zone, time) => `Pronto. Seu fuso horário agora é ${zone}, onde ${isClock(time)}.`,
  },
  memory: {
    description: 'Escolha o que o Parley lembra aqui',
    options: { state: 'on: tudo o que é dito aqui. off: só o que é dito ao Parley' },
    example: '/memory',
  },
  settings: {
    description: 'Mude as configurações deste canal',
    options: {
      reply: 'Onde as menções são respondidas',
      voice: 'Quais mensagens de voz são transcritas',
      follow: 'Se acompanha threads sem menção',
      tools: 'Se o Parley usa ferramentas',
      language: 'O idioma de botões, comandos e avisos',
    },
    example: '/settings reply:channel',
    heading: '**Configurações deste canal** (admins podem mudar)',
    headingAlone: '**Configurações desta conversa**',
    saved: 'Pronto, salvo.',
    line: (name, value, about, choices) => `- **${name}**: ${value}. ${about} (${choices})`,
    voiceDefault: 'só onde me convidam ou me mencionam',
    languageDefault: (language) => `${language}, padrão`,
    howTo: 'Mude uma assim: `/settings reply:channel`.',
  },
  usage: {
    description: 'Veja quanto você usou',
    options: {},
    example: '/usage',
    own: '**Seu uso aqui**',
    workspace: '**O uso de todo mundo, aqui e em outros canais**',
    people: '**Quem usou mais este mês**',
    models: '**Por modelo, este mês**',
    today: (amount) => `- Hoje: ${amount}`,
    month: (amount) => `- Este mês: ${amount}`,
    line: (name, amount) => `- ${name}: ${amount}`,
    amount: (used) => [toQuestions(used), ...toModelAmounts(used), ...toMinutes(used)].join(', '),
    ofModel: (used) => toModelAmounts(used).join(', '),
    what: 'Toda chamada ao modelo conta: respostas, comandos, transcrições, imagens, buscas e os resumos que guardo de conversas longas. Dias e meses seguem o UTC.',
  },
  reset: {
    description: 'Faça o Parley esquecer esta conversa',
    options: {},
    example: '/reset',
    empty: 'Não há nada para esquecer: esta conversa está vazia.',
    done: 'Pronto. Esqueci esta conversa, então sua próxima pergunta começa do zero.',
  },
  privacy: {
    description: 'Veja o que o Parley guarda sobre você',
    options: {
      recall: 'off: o que você disser a partir de agora não aparece no /recall. on: aparece',
    },
    example: '/privacy',
  },
  forget: {
    description: 'Apague o que o Parley guarda sobre você',
    options: { what: '“me”, “conversation”, “channel” ou um link' },
    example: '/forget me',
  },
  help: {
    description: 'Veja o que o Parley faz',
    options: {},
    example: '/help',
    beginning:
      'Respondo perguntas, leio arquivos e links, desenho e pesquiso. Me mencione, me escreva diretamente ou responda em uma thread em que eu esteja.\nClique em **Parar** ou escreva `stop` para encerrar uma resposta. Escreva `leave` e eu fico fora de uma thread.',
    groups: {
      make: '**Perguntar e criar**',
      catchUp: '**Ficar em dia**',
      plan: '**Planejar**',
      channel: '**Este canal**',
      person: '**Você**',
    },
    line: (description, example) => `- ${description}: \`${example}\``,
    end: 'Os comandos também funcionam depois de uma menção: `@Parley /help`.',
  },
  about: {
    description: 'Veja a versão e o estado do Parley',
    options: {},
    example: '/about',
    line: (label, value) => `- **${label}**: ${value}`,
  },
};
