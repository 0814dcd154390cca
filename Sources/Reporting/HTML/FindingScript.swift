/// The long lists of a verification: its findings, and its control totals.
enum FindingScript {
  static let cells = #"""
    // [message, check, verdict, decides, run, source, file, line, ordinal, object, key, id, field, column, child,
    //  expected, actual, holds values, trail]
    const absent = () => el('i', 'nil absent', '–');
    function placeCell(r) {
      const source = S[r[5]], file = S[r[6]], object = S[r[9]], id = S[r[11]];
      const head = el('div', 'rec', source ? el('b', '', source) : '', object ? ' ' + entity(object) : '',
        r[10] ? ' · ' + show(r[10]) : '');
      if (file) head.append(el('div', 'pos', file + (r[7] > 0 ? ':' + r[7] : r[8] > 0 ? ' #' + r[8] : '')));
      if (id) head.append(el('div', 'pos', id));
      if (r[4] > 0) head.append(el('div', 'pos', say('run', r[4])));
      return head.textContent ? head : absent();
    }
    function fieldCell(r) {
      const path = S[r[12]], column = S[r[13]];
      if (!path && !column) return absent();
      return el('div', '', path ? field(path) : '', path ? el('div', 'pos', path) : '',
        column ? el('div', 'pos', column + (r[14] > 0 ? ' (' + r[14] + ')' : '')) : '');
    }
    const trail = r => r[18] === null ? absent() : el('code', 'cmd', r[18]);

    // A figure: what they add up to, and how many they are.
    const sum = text => text.replace(/^\D*\d+/, count).replace('-', '−');
    const figure = f => f === null ? absent() : f[1] === null ? el('div', '', count(f[0]))
      : el('div', '', sum(f[1]), el('div', 'pos', '× ' + count(f[0])));
    const signed = f => (f[0] > 0 ? '+' : f[0] < 0 ? '−' : '') + count(Math.abs(f[0]));
    const steps = list => list.length === 0 ? absent() : el('div', '', ...list.map(d => {
      const text = d[1][1] === '0' ? null : d[1][1], name = ' ' + cause(S[d[0]]);
      return text === null ? el('div', '', el('b', '', signed(d[1])), name)
        : el('div', '', el('b', '', (text[0] === '-' ? '' : '+') + sum(text)), name, el('span', 'pos', ' (' + signed(d[1]) + ')'));
    }));

    const DEFS = {
      findings: {
        heads: ['check', 'place', 'field', 'expected', 'found', 'trail'],
        filters: [[r => S[r[2]], cause], [r => S[r[1]], cause], [r => S[r[3]], cause], [r => S[r[5]] || '–', x => x]],
        text: r => [cause(S[r[0]]), S[r[1]], cause(S[r[1]]), S[r[5]], S[r[6]] + ':' + r[7], entity(S[r[9]]), r[10], S[r[11]],
          S[r[12]], field(S[r[12]]), S[r[13]], r[15], r[16]].join(' '),
        row: r => {
          const path = S[r[12]], sides = r[17] ? pair(r[15], r[16], path) : [r[15], r[16]].map(v => v === null ? absent() : v);
          const isBad = S[r[2]] === 'violated';
          return [el('div', '', el('span', isBad ? 'sign bad' : 'sign', isBad ? '✕' : '?'), ' ' + cause(S[r[0]]),
            el('div', 'pos', S[r[1]] + ' · ' + cause(S[r[3]]))), placeCell(r), fieldCell(r), sides[0], sides[1], trail(r)];
        },
      },
      totals: {
        // [source, file, title, group, files, to landed, landed, to golden, golden, unexplained]
        heads: ['measure', 'group', 'source', 'inFiles', 'toLanded', 'landed', 'toGolden', 'golden'],
        numbers: [3, 5, 7],
        filters: [[r => S[r[0]] || word('overAll'), x => x], [r => S[r[2]], cause]],
        text: r => [cause(S[r[2]]), r[3] || '', S[r[0]], S[r[1]]].join(' '),
        row: r => {
          const odd = r[9] === null ? '' : el('div', 'wrong', signed(r[9]) + ' ' + word('unexplained'));
          return [cause(S[r[2]]), r[3] === null ? absent() : show(r[3]),
            S[r[0]] ? el('div', '', S[r[0]], el('div', 'pos', S[r[1]])) : el('b', '', word('overAll')),
            figure(r[4]), el('div', '', steps(r[5]), odd), figure(r[6]), steps(r[7]), figure(r[8])];
        },
      },
    };

    """#
}
