/// The long lists: rows stay data, one page of them at a time becomes elements; search and filters run
/// over the data.
enum ListScript {
  /// What a row of each list of a plan or a run shows, and by what it is filtered.
  static let cells = #"""
    function recordCell(r) {
      return el('div', 'rec', el('b', '', S[r[0]]), ' ' + entity(S[r[1]]) + ' · ' + show(r[2] || word('blank')),
        el('div', 'pos', S[r[3]] + (r[4] > 0 ? ':' + r[4] : '')));
    }
    const recordText = r => [S[r[0]], S[r[1]], r[2], S[r[3]] + ':' + r[4]].join(' ');

    // All cells that a record is refused for: [code, column, field, value].
    const faults = r => [r.slice(1, 5)].concat(r[5] || []);
    const stack = (r, one) => r[5] ? el('div', '', ...faults(r).map(f => el('div', '', one(f)))) : one(faults(r)[0]);

    const DEFS = {
      changes: {
        heads: ['record', 'field', 'before', 'after'],
        filters: [[r => S[r[0][0]], x => x], [r => S[r[1]], field]],
        text: r => recordText(r[0]) + ' ' + S[r[1]] + ' ' + field(S[r[1]]) + ' ' + (r[2] || '') + ' ' + (r[3] || ''),
        row: r => {
          const path = S[r[1]], sides = pair(r[2], r[3], path);
          return [recordCell(r[0]), el('div', '', field(path), el('div', 'pos', path)), sides[0], sides[1]];
        },
      },
      merges: {
        size: 20,
        filters: [[r => S[r[0]], entity], [r => r[2].map(i => S[i]), reason]],
        text: r => [S[r[0]], entity(S[r[0]]), r[1], r[2].map(i => S[i] + ' ' + reason(S[i])).join(' '), r[3].map(recordText).join(' '),
          r[4].map(f => [f[1]].concat(f[3]).join(' ')).join(' ')].join(' '),
        card: r => mergeCard(r),
      },
      possible: {
        heads: ['entity', 'left', 'right', 'reason', 'against'],
        filters: [[r => S[r[0]], entity], [r => S[r[3]], reason], [r => S[r[4]], reason]],
        text: r => [entity(S[r[0]]), recordText(r[1]), recordText(r[2]), reason(S[r[3]]), reason(S[r[4]]), S[r[3]], S[r[4]]].join(' '),
        row: r => [entity(S[r[0]]), recordCell(r[1]), recordCell(r[2]), el('span', 'tag f-kept', reason(S[r[3]])),
          el('div', '', el('span', 'tag f-ignored', reason(S[r[4]])),
            r[5] ? el('div', 'pos', r[5] + ' · ' + r[state.lang === 'zh' ? 6 : 7]) : '')],
      },
      severalLeads: {
        size: 20,
        filters: [[r => r[5].map(l => S[l[0][0]]), x => x], [r => r[5].map(l => l[2][0]), x => x]],
        text: r => [r[1], r[2], r[3], r[4], r[5].map(l => recordText(l[0]) + ' ' + l[1] + ' ' + l[2].join(' ')).join(' ')].join(' '),
        card: r => severalCard(r),
      },
      quarantine: {
        heads: ['record', 'cause', 'column', 'value'],
        filters: [[r => S[r[0][0]], x => x], [r => faults(r).map(f => S[f[0]]), cause]],
        text: r => [recordText(r[0])].concat(...faults(r).map(f => [S[f[0]], cause(S[f[0]]), S[f[1]], S[f[2]], f[3]])).join(' '),
        row: r => [recordCell(r[0]),
          stack(r, f => el('div', '', el('span', 'cause', cause(S[f[0]])), el('div', 'pos', S[f[0]]))),
          stack(r, f => S[f[1]] ? el('div', '', S[f[1]], S[f[2]] ? el('div', 'pos', field(S[f[2]])) : '') : nil(word('wholeRecord'))),
          stack(r, f => f[3] ? el('mark', '', show(f[3])) : nil())],
      },
      vanished: {
        heads: ['source', 'object', 'key', 'file'],
        filters: [[r => S[r[0][0]], x => x]],
        text: r => recordText(r[0]),
        row: r => [S[r[0][0]], entity(S[r[0][1]]), show(r[0][2]), el('span', 'pos', S[r[0][3]] + (r[0][4] > 0 ? ':' + r[0][4] : ''))],
      },
    };

    """#

  /// Both sides of a merge beside each other, the result first.
  static let merges = #"""
    function mergeCard(r) {
      const card = el('article', 'merge'), head = el('header', '');
      head.append(el('b', '', entity(S[r[0]])), el('code', '', r[1]));
      r[2].forEach(i => head.append(el('span', 'tag f-kept', reason(S[i]))));
      const table = el('table', ''), cols = el('colgroup', '', el('col', 'f')), titles = el('tr', '');
      table.style.setProperty('--sides', r[3].length);
      titles.append(headCell(word('field')), headCell(word('result')));
      r[3].forEach(side => {
        const cell = headCell(S[side[0]] + ' · ' + show(side[2] || word('blank')));
        cell.append(el('span', 'pos', S[side[3]] + (side[4] > 0 ? ':' + side[4] : '')));
        titles.append(cell);
      });
      const body = el('tbody', '');
      r[4].forEach(f => {
        const path = S[f[0]], row = el('tr', ''), name = el('th', '', field(path));
        name.scope = 'row';
        row.append(name, el('td', 'golden', f[1] === null ? nil() : show(f[1], path)));
        f[3].forEach((value, i) => {
          const won = i === f[2], same = value !== null && value === f[1];
          const cell = el('td', won ? 'won' : '', value === null ? nil('–') : won || same ? show(value, path)
            : el('span', 'lost', show(value, path)));
          if (won) cell.append(el('span', 'sr', ' (' + word('won') + ')'));
          row.append(cell);
        });
        body.append(row);
      });
      table.append(cols, el('thead', '', titles), body);
      const box = el('div', 'scroll', table);
      box.tabIndex = 0;
      box.setAttribute('role', 'region');
      box.setAttribute('aria-label', entity(S[r[0]]) + ' ' + r[1]);
      card.append(head, box);
      return card;
    }

    """#

  /// The leads of one customer below each other.
  static let several = #"""
    function severalCard(r) {
      const card = el('article', 'merge'), head = el('header', ''), fields = r[6].map(i => S[i]);
      head.append(el('b', '', entity(S[r[0]])), el('code', '', r[1]));
      [[r[2], r[7]], [r[3], r[8]], [r[4], r[9]]].forEach(part => {
        if (part[0]) head.append(el('span', '', show(part[0], S[part[1]])));
      });
      // A field that none of them fills is not shown.
      const kept = fields.map((f, i) => i).filter(i => r[5].some(l => l[2][i]));
      const titles = el('tr', '', headCell(word('record'))), body = el('tbody', '');
      kept.forEach(i => titles.append(headCell(field(fields[i]).split(' · ').pop())));
      r[5].forEach(lead => {
        const row = el('tr', '', el('td', '', recordCell(lead[0])));
        kept.forEach(i => row.append(el('td', '', lead[2][i] ? show(lead[2][i], fields[i]) : nil())));
        body.append(row);
      });
      const box = el('div', 'scroll', el('table', '', el('thead', '', titles), body));
      box.tabIndex = 0;
      box.setAttribute('role', 'region');
      box.setAttribute('aria-label', entity(S[r[0]]) + ' ' + r[1]);
      card.append(head, box);
      return card;
    }

    """#

  /// What the rows of any list are made of.
  static let pieces = #"""
    const nil = text => el('i', 'nil', text || word('blank'));
    function headCell(text, isNumber) {
      const cell = el('th', isNumber ? 'n' : '', text);
      cell.scope = 'col';
      return cell;
    }

    // Before and after with what they do not share marked.
    function pair(before, after, path) {
      const a = Array.from(before || ''), b = Array.from(after || '');
      let head = 0, tail = 0;
      while (head < a.length && head < b.length && a[head] === b[head]) head++;
      while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
      // A few letters in common say nothing: then the whole value is marked.
      if ((head + tail) * 2 <= Math.min(a.length, b.length)) head = tail = 0;
      const side = (chars, value, tag, style) => {
        if (value === null) return nil();
        const shown = Array.from(show(value, path));
        const cut = shown.length === chars.length ? chars.length - tail : shown.length;
        const from = shown.length === chars.length ? head : 0;
        return el('span', style, shown.slice(0, from).join(''), cut > from ? el(tag, '', shown.slice(from, cut).join('')) : '',
          shown.slice(cut).join(''));
      };
      return [side(a, before, 'del', 'was'), side(b, after, 'ins', '')];
    }

    """#

  /// The frame of one list: filters, search, pages.
  static let list = #"""
    function List(box) {
      const name = box.dataset.list, def = DEFS[name], source = data.lists[name], rows = source.rows;
      const isNumber = place => (def.numbers || []).includes(place);
      const one = selector => box.querySelector(selector);
      const target = one('[data-rows]'), input = one('input'), selects = all('select', box);
      let hits = rows.map((_, i) => i), page = 0, size = def.size || 100, texts = null, timer = 0;
      const values = def.filters.map(filter => {
        const seen = new Map();
        for (const row of rows) for (const value of [].concat(filter[0](row))) seen.set(value, (seen.get(value) || 0) + 1);
        return Array.from(seen).sort((a, b) => b[1] - a[1]).slice(0, 300);
      });

      function options() {
        selects.forEach((select, i) => {
          const kept = select.value;
          select.replaceChildren(new Option(word('all'), ''));
          for (const value of values[i]) select.add(new Option(def.filters[i][1](value[0]) + ' (' + count(value[1]) + ')', value[0]));
          select.value = kept;
          select.closest('label').hidden = values[i].length < 2;
        });
      }
      function filter() {
        const query = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
        if (query.length && !texts) texts = rows.map(row => def.text(row).toLowerCase());
        const wanted = selects.map(select => select.value);
        hits = [];
        for (let i = 0; i < rows.length; i++) {
          if (wanted.some((value, k) => value && ![].concat(def.filters[k][0](rows[i])).includes(value))) continue;
          if (query.some(part => !texts[i].includes(part))) continue;
          hits.push(i);
        }
        page = 0;
        draw();
      }
      function draw() {
        const pages = Math.max(1, Math.ceil(hits.length / size));
        page = Math.min(page, pages - 1);
        const from = page * size, shown = hits.slice(from, from + size), drawn = document.createDocumentFragment();
        for (const index of shown) {
          if (def.card) { drawn.append(def.card(rows[index])); continue; }
          const line = el('tr', '');
          def.row(rows[index]).forEach((content, k) => {
            const cell = el('td', '', el('div', '', content));
            cell.dataset.l = word(def.heads[k]);
            if (isNumber(k)) cell.className = 'n';
            line.append(cell);
          });
          drawn.append(line);
        }
        if (!shown.length) {
          const none = el(def.card ? 'p' : 'td', 'lead', word('noMatch'));
          if (!def.card) none.colSpan = def.heads.length;
          drawn.append(def.card ? none : el('tr', '', none));
        }
        target.replaceChildren(drawn);
        one('[data-shown]').textContent = shown.length
          ? say('shown', count(from + 1), count(from + shown.length), count(hits.length))
            + (hits.length < rows.length ? ' ' + say('matching', count(rows.length)) : '') : '';
        one('[data-page]').textContent = say('page', count(page + 1), count(pages));
        one('[data-prev]').disabled = page === 0;
        one('[data-next]').disabled = page >= pages - 1;
        one('.pager>div').hidden = pages < 2;
        one('[data-clear]').hidden = !input.value && selects.every(select => !select.value);
        one('[data-print-note]').textContent =
          shown.length < source.total ? say('printedFirst', count(shown.length), count(source.total)) : '';
      }
      function turn(by) {
        page += by;
        draw();
        box.closest('details').scrollIntoView({block: 'start'});
      }
      input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(filter, 120); });
      selects.forEach(select => select.addEventListener('change', filter));
      one('[data-prev]').addEventListener('click', () => turn(-1));
      one('[data-next]').addEventListener('click', () => turn(1));
      one('[data-clear]').addEventListener('click', () => {
        input.value = '';
        selects.forEach(select => { select.value = ''; });
        filter();
        input.focus();
      });
      return {
        draw: draw,
        relabel: () => {
          texts = null;
          options();
          const head = one('[data-head]');
          if (head) head.replaceChildren(...def.heads.map((key, k) => headCell(word(key), isNumber(k))));
          draw();
        },
        print: on => { size = on ? (def.card ? 100 : 500) : def.size || 100; draw(); },
      };
    }

    """#
}
