import { createWording } from '../../core/strings/wording.ts';
import type { ToolCatalog } from './index.ts';

const { number } = createWording('ko');

export const catalog: ToolCatalog = {
  readingThread: '스레드를 읽는 중…',
  readingChannel: '채널을 읽는 중…',
  runningCode: '코드를 실행하는 중…',
  checkingTime: '시간을 확인하는 중…',
  readingPage: (host) => `${host} 읽는 중…`,
  readingSomePage: '페이지를 읽는 중…',
  searching: (query) => `“${query}” 검색 중…`,
  posting: '다른 채널에 올리는 중…',
  readingFile: (name) => `${name} 읽는 중…`,
  readingSomeFile: '파일을 읽는 중…',
  asking: (tool) => `${tool} 확인하는 중…`,
  postIn: (channel) => `${channel} 채널에 다음 내용을 올려요:`,
  useTool: (tool: string, server: string) => `${server}의 ${tool} 도구를 사용해요.`,
  serverSays: (server: string, description: string) => `${server}의 설명: “${description}”`,
  noFields: '입력 항목이 없어요.',
  moreFields: (n: number) => `외 ${number(n)}개 항목`,
  inFull: '여기에 다 담지 못했어요. 전체 내용은 첨부 파일에 있어요.',
  cutValue: (beginning: string, n: number) => `${beginning}… (${number(n)}자 더 있음)`,
  emptyValue: '(비어 있음)',
  hiddenValue: '(숨김)',
  yes: '예',
  no: '아니요',
  wholeCall: (call: string) => `${call}의 모든 항목`,
  barChart: '막대 차트',
  lineChart: '꺾은선 차트',
  pieChart: '원형 차트',
  chart: (chart, labels) => `${chart}, 레이블 ${number(labels)}개`,
  titledChart: (chart, about, labels) => `${chart} “${about}”, 레이블 ${number(labels)}개`,
  table: (rows, columns) => `${number(rows)}행 표: ${columns}`,
  moreRows: (n) => `… 그 외 ${number(n)}행`,
  missingLetters: (letters) =>
    `이미지의 일부 글자가 빈 상자나 검은 얼룩으로 보여요(${letters}). 여기에 맞는 글꼴이 없어요.`,
  imageFrom: (server, tool) => `${server}에서 보낸 이미지: ${tool}`,
  noTextInScan: (host) => `${host}의 PDF에는 글이 없어요. 스캔본이거나 이미지만 있어요.`,
  noTextOnPage: (host) =>
    `${host}의 페이지에는 글이 없어요. 비어 있거나 JavaScript가 있어야 내용이 보여요.`,
  leadsOn: (host, target) =>
    `${host}의 페이지에는 글이 없어요. 다른 주소로 이어질 뿐이에요: ${target}`,
  signInNeeded: (host) => `${host}에서 로그인을 요구해서 그 페이지를 읽을 수 없어요.`,
  notLetIn: (host) => `${host}에서 접근을 허용하지 않아요(HTTP 상태 403).`,
  saysNoSuchPage: (host) => `${host}에서 그런 페이지가 없다고 해요.`,
  asksForConsent: (host) =>
    `${host}에 쿠키에 관한 질문만 나오는데, 제가 답할 수 없어서 그 페이지를 읽을 수 없어요.`,
  showsOnlyNotice: (host) =>
    `${host}에 페이지 대신 안내문만 나와요. 지금 이용할 수 없거나 먼저 확인을 요구하고 있어요.`,
  asksIfHuman: (host) => `${host}에서 사람이 읽는지 확인하고 있어서 접근할 수 없어요.`,
  noSuchPage: (host) => `${host}에 그런 페이지가 없어요(HTTP 상태 404).`,
  pageGone: (host) => `${host}의 그 페이지는 없어졌어요(HTTP 상태 410).`,
  pageBusy: (host) => `${host}에 요청이 너무 많아요(HTTP 상태 429). 나중에 다시 시도해 주세요.`,
  pageFailed: (host, status) => `${host}에서 오류로 응답했어요(HTTP 상태 ${status}).`,
  pageEmpty: (host) => `${host}에서 빈 페이지로 응답했어요.`,
  pageTooTangled: (host) => `${host}의 페이지는 너무 크거나 복잡해서 읽을 수 없어요.`,
  pagesBusy: '지금 읽고 있는 페이지가 너무 많아요. 1분쯤 뒤에 다시 시도해 주세요.',
  pdfUnreadable: (host) => `${host}의 PDF를 읽을 수 없어요. 암호화됐거나 손상됐거나 너무 커요.`,
  fileUnreadable: (host, type) =>
    `${host}에 있는 것은 제가 읽을 수 없는 ${type} 형식의 파일이에요.`,
  someFileUnreadable: (host) => `${host}에 있는 것은 제가 읽을 수 없는 파일이에요.`,
  downloadIt: '다운로드해서 첨부해 주세요.',
  giveThatAddress: '그 주소를 알려 주세요.',
};
