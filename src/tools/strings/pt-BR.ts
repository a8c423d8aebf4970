import { createWording } from '../../core/strings/wording.ts';
import type { ToolCatalog } from './index.ts';

const { counted } = createWording('pt-BR');

const labels = (n: number) => counted(n, { one: '# rótulo', other: '# rótulos' });

export const catalog: ToolCatalog = {
  readingThread: 'Lendo a thread…',
  readingChannel: 'Lendo o canal…',
  runningCode: 'Executando código…',
  checkingTime: 'Vendo a hora…',
  readingPage: (host) => `Lendo ${host}…`,
  readingSomePage: 'Lendo uma página…',
  searching: (query) => `Buscando “${query}”…`,
  posting: 'Postando em outro canal…',
  readingFile: (name) => `Lendo ${name}…`,
  readingSomeFile: 'Lendo o arquivo…',
  asking: (tool) => `Consultando ${tool}…`,
  postIn: (channel) => `Postar isto em ${channel}:`,
  useTool: (tool: string, server: string) => `Usar ${tool} em ${server}.`,
  serverSays: (server: string, description: string) => `${server} descreve assim: “${description}”`,
  noFields: 'Sem campos.',
  moreFields: (n: number) => counted(n, { one: 'e mais # campo', other: 'e mais # campos' }),
  inFull: 'Nem tudo cabe aqui. O arquivo anexo tem tudo.',
  cutValue: (beginning: string, n: number) =>
    `${beginning}… (${counted(n, { one: 'mais # caractere', other: 'mais # caracteres' })})`,
  emptyValue: '(vazio)',
  hiddenValue: '(oculto)',
  yes: 'sim',
  no: 'não',
  wholeCall: (call: string) => `Todos os campos de ${call}`,
  barChart: 'Gráfico de barras',
  lineChart: 'Gráfico de linhas',
  pieChart: 'Gráfico de pizza',
  chart: (chart, count) => `${chart}, ${labels(count)}`,
  titledChart: (chart, about, count) => `${chart} “${about}”, ${labels(count)}`,
  table: (rows, columns) =>
    `Tabela de ${counted(rows, { one: '# linha', other: '# linhas' })}: ${columns}`,
  moreRows: (n) => counted(n, { one: '… e mais # linha', other: '… e mais # linhas' }),
  missingLetters: (letters) =>
    `Alguns caracteres na imagem aparecem como quadrados vazios ou manchas pretas (${letters}): não há uma fonte para eles aqui.`,
  imageFrom: (server, tool) => `Uma imagem de ${server}: ${tool}`,
  noTextInScan: (host) =>
    `Não encontrei texto no PDF de ${host}. Ele foi digitalizado ou só tem imagens.`,
  noTextOnPage: (host) =>
    `Não encontrei texto na página de ${host}. Ela está vazia ou precisa de JavaScript para mostrar algo.`,
  leadsOn: (host, target) => `Não encontrei texto na página de ${host}. Ela só leva a ${target}.`,
  signInNeeded: (host) => `${host} pede login, então não consigo ler essa página.`,
  notLetIn: (host) => `${host} não me deixa entrar (status HTTP 403).`,
  saysNoSuchPage: (host) => `${host} diz que essa página não existe.`,
  asksForConsent: (host) =>
    `${host} só mostra uma pergunta sobre cookies, que não posso responder. Por isso, não consigo ler essa página.`,
  showsOnlyNotice: (host) =>
    `${host} só mostra um aviso no lugar da página: ela está fora do ar ou pergunta algo antes.`,
  asksIfHuman: (host) =>
    `${host} quer ter certeza de que é uma pessoa lendo, por isso não me deixa entrar.`,
  noSuchPage: (host) => `Essa página não existe em ${host} (status HTTP 404).`,
  pageGone: (host) => `A página de ${host} não existe mais (status HTTP 410).`,
  pageBusy: (host) => `${host} está recebendo pedidos demais (status HTTP 429). Tente mais tarde.`,
  pageFailed: (host, status) => `${host} respondeu com um erro (status HTTP ${status}).`,
  pageEmpty: (host) => `${host} respondeu com uma página vazia.`,
  pageTooTangled: (host) => `A página de ${host} é grande ou confusa demais para ler.`,
  pagesBusy: 'Estou lendo páginas demais agora. Tente de novo em um minuto.',
  pdfUnreadable: (host) =>
    `Não consigo ler o PDF de ${host}: está criptografado, danificado ou é grande demais.`,
  fileUnreadable: (host, type) => `Em ${host} há um arquivo do tipo ${type} que não consigo ler.`,
  someFileUnreadable: (host) => `Em ${host} há um arquivo que não consigo ler.`,
  downloadIt: 'Baixe e anexe o arquivo.',
  giveThatAddress: 'Me dê esse endereço.',
};
