import { createWording } from '../../core/strings/wording.ts';
import type { ToolCatalog } from './index.ts';

const { counted } = createWording('es');

const labels = (n: number) => counted(n, { one: '# etiqueta', other: '# etiquetas' });

export const catalog: ToolCatalog = {
  readingThread: 'Leyendo el hilo…',
  readingChannel: 'Leyendo el canal…',
  runningCode: 'Ejecutando código…',
  checkingTime: 'Mirando la hora…',
  readingPage: (host) => `Leyendo ${host}…`,
  readingSomePage: 'Leyendo una página…',
  searching: (query) => `Buscando “${query}”…`,
  posting: 'Publicando en otro canal…',
  readingFile: (name) => `Leyendo ${name}…`,
  readingSomeFile: 'Leyendo el archivo…',
  asking: (tool) => `Consultando ${tool}…`,
  postIn: (channel) => `Publicar esto en ${channel}:`,
  useTool: (tool: string, server: string) => `Usar ${tool} en ${server}.`,
  serverSays: (server: string, description: string) =>
    `${server} lo describe así: “${description}”`,
  noFields: 'Sin campos.',
  moreFields: (n: number) => counted(n, { one: 'y # campo más', other: 'y # campos más' }),
  inFull: 'Aquí no cabe todo. El archivo adjunto lo tiene completo.',
  cutValue: (beginning: string, n: number) =>
    `${beginning}… (${counted(n, { one: '# carácter más', other: '# caracteres más' })})`,
  emptyValue: '(vacío)',
  hiddenValue: '(oculto)',
  yes: 'sí',
  no: 'no',
  wholeCall: (call: string) => `Todos los campos de ${call}`,
  barChart: 'Gráfico de barras',
  lineChart: 'Gráfico de líneas',
  pieChart: 'Gráfico circular',
  chart: (chart, count) => `${chart}, ${labels(count)}`,
  titledChart: (chart, about, count) => `${chart} “${about}”, ${labels(count)}`,
  table: (rows, columns) =>
    `Tabla de ${counted(rows, { one: '# fila', other: '# filas' })}: ${columns}`,
  moreRows: (n) => counted(n, { one: '… y # fila más', other: '… y # filas más' }),
  missingLetters: (letters) =>
    `Algunos caracteres de la imagen aparecen como recuadros vacíos o manchas negras (${letters}): aquí no hay ninguna fuente que los tenga.`,
  imageFrom: (server, tool) => `Una imagen de ${server}: ${tool}`,
  noTextInScan: (host) =>
    `No encontré texto en el PDF de ${host}. Está escaneado o solo tiene imágenes.`,
  noTextOnPage: (host) =>
    `No encontré texto en la página de ${host}. Está vacía o necesita JavaScript para mostrar algo.`,
  leadsOn: (host, target) => `No encontré texto en la página de ${host}. Solo lleva a ${target}.`,
  signInNeeded: (host) => `${host} pide iniciar sesión, así que no puedo leer esa página.`,
  notLetIn: (host) => `${host} no me deja entrar (estado HTTP 403).`,
  saysNoSuchPage: (host) => `${host} dice que esa página no existe.`,
  asksForConsent: (host) =>
    `${host} solo muestra una pregunta sobre cookies que no puedo responder, así que no puedo leer esa página.`,
  showsOnlyNotice: (host) =>
    `${host} solo muestra un aviso en lugar de la página: no está disponible o antes pregunta algo.`,
  asksIfHuman: (host) =>
    `${host} quiere asegurarse de que lee una persona, así que no me deja entrar.`,
  noSuchPage: (host) => `Esa página no existe en ${host} (estado HTTP 404).`,
  pageGone: (host) => `La página de ${host} ya no existe (estado HTTP 410).`,
  pageBusy: (host) =>
    `${host} recibe demasiadas solicitudes (estado HTTP 429). Inténtalo más tarde.`,
  pageFailed: (host, status) => `${host} respondió con un error (estado HTTP ${status}).`,
  pageEmpty: (host) => `${host} respondió con una página vacía.`,
  pageTooTangled: (host) => `La página de ${host} es demasiado grande o enredada para leerla.`,
  pagesBusy: 'Estoy leyendo demasiadas páginas ahora mismo. Inténtalo de nuevo en un minuto.',
  pdfUnreadable: (host) =>
    `No puedo leer el PDF de ${host}: está cifrado, dañado o es demasiado grande.`,
  fileUnreadable: (host, type) => `En ${host} hay un archivo de tipo ${type} que no puedo leer.`,
  someFileUnreadable: (host) => `En ${host} hay un archivo que no puedo leer.`,
  downloadIt: 'Descárgalo y adjunta el archivo.',
  giveThatAddress: 'Dame esa dirección.',
};
