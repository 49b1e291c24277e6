import { describe, expect, it } from 'vitest';
import { findDates } from '../text/dates.ts';
import { articleOf } from './__fixtures__/article.ts';
import { findErrata } from './errata.ts';

function errataOf(title: string, body: string) {
  const notice = articleOf({ title, body: [body], issueDate: '2023-05-12' });
  return findErrata(notice, findDates(notice.text, { reference: '2023-05-12', use: 'article' }));
}

describe('findErrata', () => {
  it.each([
    ['本报5月10日A02版《新桥通车》一文中，“全长12公里”应为“全长21公里”。特此更正。', '全长12公里', '全长21公里'],
    ['本报5月10日二版消息《新桥通车》，因编校疏忽，误将“卢远山”写成“卢远川”，特此更正。', '卢远川', '卢远山'],
    ['5月10日本报3版刊登的《新桥通车》一稿，文中“东河镇”系“东湖镇”之误。', '东河镇', '东湖镇'],
    ['本报5月10日《新桥通车》一文，“贺兰”误为“贺蓝”，谨向读者致歉。', '贺蓝', '贺兰'],
    ['本报5月10日《新桥通车》一文，文中12万元应为21万元，特此更正。', '12万元', '21万元'],
    ['5月10日第三版《新桥通车》报道中，将通车时间误写为5月9日，应为5月8日。', '5月9日', '5月8日'],
  ])('reads %s', (body, wrong, right) => {
    expect(errataOf('更正', body)).toMatchObject([{ wrong, right, day: '2023-05-10', title: '新桥通车' }]);
  });

  it.each([
    ['本报5月10日A02版《新桥通车》', 'A02'],
    ['本报5月10日二版《新桥通车》', '2'],
    ['本报5月10日《新桥通车》', null],
  ])('reads the page of %s', (place, page) => {
    expect(errataOf('更正', `${place}一文中，“甲镇”应为“乙镇”。`)[0]?.page).toBe(page);
  });

  it('reads several corrections of one notice, each with its own article', () => {
    const body = '本报5月10日《新桥通车》一文，“甲镇”应为“乙镇”。5月11日《集市开张》一文，“丙村”应为“丁村”。特此更正。';
    expect(errataOf('更正', body).map(({ title, wrong, day }) => [title, wrong, day])).toEqual([
      ['新桥通车', '甲镇', '2023-05-10'],
      ['集市开张', '丙村', '2023-05-11'],
    ]);
  });

  it.each(['订正', '来函照登', '勘误'])('reads a notice under the headline %s', (title) => {
    expect(errataOf(title, '本报5月10日《新桥通车》一文，“甲镇”应为“乙镇”。')).toMatchObject([
      { wrong: '甲镇', right: '乙镇', title: '新桥通车' },
    ]);
  });

  it('reads nothing in an article that is no notice', () => {
    expect(errataOf('新桥通车', '有读者说“甲镇”应为“乙镇”，记者为此走访了两地。')).toEqual([]);
  });
});
