const NAMESPACE = 'http://www.w3.org/2000/svg';

const PATHS = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  send: 'M12 19V5m0 0-6 6m6-6 6 6',
  attach:
    'M20 11.500 12.200 19.300a5 5 0 0 1-7-7L13.500 4a3.300 3.300 0 0 1 4.700 4.700l-8 8a1.700 1.700 0 0 1-2.400-2.400L15 7.200',
  mic: 'M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zm-6-3.500a6 6 0 0 0 12 0M12 18v3',
  stop: 'M8 8h8v8H8z',
  edit: 'm15 5 4 4L8 20H4v-4z',
  remove: 'M5 7h14M10 7V4h4v3m-7 0 1 13h8l1-13',
  copy: 'M9 9h11v11H9zM5 15V4h10',
  check: 'm5 12.500 4.500 4.500L19 7.500',
  close: 'm6 6 12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  reply: 'M9 7 4 12l5 5m-5-5h10a6 6 0 0 1 6 6v1',
  down: 'M12 5v14m0 0 6-6m-6 6-6-6',
  file: 'M6 3h8l4 4v14H6zm8 0v4h4',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-8 8a8 8 0 0 1 16 0',
};

export function icon(name) {
  const svg = document.createElementNS(NAMESPACE, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(NAMESPACE, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
