import { keepFocus, make, toMoment } from './dom.js';
import { showMarkdown } from './markdown.js';
import { strings } from './strings.js';

/** Whether a button decides on what a card shows. */
export function isInCard({ approvals }, { action }) {
  return approvals?.length > 0 && /^(?:approve|deny):/.test(action);
}

/** What the cards of a message depend on. */
export function toCards(message) {
  const { approvals = [], buttons, isOpen, isDeleted } = message;
  const decisions = buttons.filter((button) => isInCard(message, button));
  return { approvals: isDeleted ? [] : approvals, decisions, isOpen };
}

/**
 * Draws the cards of a message: calls that wait for approval, with their buttons, and receipts of
 * the decisions.
 */
export function createApprovals(text) {
  const before = make('div', { className: 'approvals' });
  const after = make('div', { className: 'approvals' });
  return ({ approvals, decisions, isOpen }, toButtons) => {
    // What was decided came before the answer; what is to be decided comes after it.
    // They are not moved again: that would take the focus from the button that was pressed.
    if (before.nextSibling !== text) text.before(before);
    if (text.nextSibling !== after) text.after(after);
    const isWaiting = ({ state }) => state === 'open';
    const decided = approvals.filter((each) => !isWaiting(each));
    keepFocus(before, () => before.replaceChildren(...toReceipts(decided, isOpen)));
    const open = approvals.filter(isWaiting);
    const cards = open.length === 0 ? [] : [toQuestion(open, toButtons(decisions))];
    keepFocus(after, () => after.replaceChildren(...cards));
  };
}

function toQuestion(approvals, buttons) {
  const isForAdmins = approvals.some(({ consent }) => consent === 'admin');
  return toCard(
    'open',
    make('p', { className: 'title' }, strings.approveThis),
    ...approvals.map(toBody),
    make('p', { className: 'quiet' }, isForAdmins ? strings.adminDecides : strings.askerDecides),
    make('div', { className: 'buttons' }, ...buttons),
  );
}

/** What was decided at one time stands in one of them. */
function toReceipts(approvals, isOpen) {
  const toKey = ({ state, by, decidedAt }) => JSON.stringify([state, by, decidedAt]);
  return [...Map.groupBy(approvals, toKey).values()].map((group) => {
    const [{ state, by, decidedAt }] = group;
    const title = make('p', { className: 'title' }, toTitle(state, by));
    if (decidedAt !== null) title.append(' ', toMoment(decidedAt));
    return toCard(
      state,
      title,
      ...group.flatMap((each) => [toBody(each), toOutcome(each, isOpen)]),
    );
  });
}

function toCard(state, title, ...parts) {
  const card = make('section', {
    className: `approval ${state}`,
    role: 'group',
    ariaLabel: title.textContent,
  });
  card.append(title, ...parts.filter((part) => part !== null));
  return card;
}

function toTitle(state, by) {
  if (state === 'expired') return strings.approvalExpired;
  return state === 'denied' ? strings.deniedBy(by ?? '') : strings.approvedBy(by ?? '');
}

function toBody({ text }) {
  const body = make('div', { className: 'markdown' });
  showMarkdown(body, text);
  return body;
}

function toOutcome({ state, outcome }, isOpen) {
  if (state !== 'approved') return null;
  const running = isOpen ? 'running' : 'unknown';
  const came = outcome ?? running;
  return make('p', { className: `outcome ${came}` }, strings.outcomes[came]);
}
