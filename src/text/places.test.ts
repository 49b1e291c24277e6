import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNamed } from './places.ts';

const named = (text: string) => findNamed(text).map((facet) => facet.name);

describe('findNamed', () => {
  it.each([
    ['在河南九九律师事务所举行', ['河南九九律师事务所']],
    ['赴常宁市调研', ['常宁市']],
    ['来到常宁市大堡乡高竹村', ['常宁市大堡乡高竹村']],
    ['到云溪市第三人民医院南院区慰问', ['云溪市第三人民医院南院区']],
    ['活动在衡阳工业博物馆举行', ['衡阳工业博物馆']],
    ['走进衡山县体育馆核酸检测点', ['衡山县体育馆核酸检测点']],
    ['市公安局蒸湘分局红湘派出所民警', ['市公安局蒸湘分局红湘派出所']],
    ['深入邢庄村、新城办育才社区', ['邢庄村', '新城办育才社区']],
    ['到南街村食品工业园', ['南街村食品工业园']],
    ['长沙市开福区双拥路九号', ['长沙市开福区双拥路']],
    ['湖南省砂石协会成立', ['湖南省砂石协会']],
    ['西安市文化和旅游局局长', ['西安市文化和旅游局']],
    ['考入北京大学和复旦大学附属中学', ['北京大学', '复旦大学附属中学']],
    ['中国石油化工股份有限公司起诉', ['中国石油化工股份有限公司']],
    ['省委省政府、市委市政府决定', ['省委', '省政府', '市委', '市政府']],
    ['国务院和外交部', ['国务院', '外交部']],
    ['从湖南衡阳到广东佛山市', ['湖南衡阳', '广东佛山市']],
    ['飞往巴黎的戴高乐机场', ['戴高乐机场']],
    ['聯繫雲溪市圖書館', ['雲溪市圖書館']],
    ['市生态环境局在青湖公园举行', ['市生态环境局', '青湖公园']],
    ['云溪市第三中学和县人民医院联合义诊', ['云溪市第三中学', '县人民医院']],
    ['安徽和县', ['安徽和县']],
    ['南门街道幸福社区居委会', ['南门街道幸福社区居委会']],
    ['团市委、县中医院', ['团市委', '县中医院']],
    ['县安委会召开会议', ['县安委会']],
    ['两年以后汐阳市委决定', ['汐阳市委']],
    ['今年兴建康王路', ['康王路']],
    ['丽华是不是市政协的', ['市政协']],
    ['中国建设银行云溪分行', ['中国建设银行云溪分行']],
  ])('reads %s', (text, wanted) => {
    expect(named(text)).toEqual(wanted);
  });

  it.each([
    '城市、农村、社区、街道、公司、医院',
    '全市各县区、各乡镇、有关单位',
    '钱存在银行，他在学校',
    '这是必由之路，打开出路，走好思路',
    '市委书记主持，省委常委出席',
    '召开座谈会，成立代表团',
    '上市公司和国有企业',
    '封控小区、管控区、中高风险地区',
    '朝阳初升，白银涨价',
    '',
  ])('names nothing in %j', (text) => {
    expect(named(text)).toEqual([]);
  });

  it('tells places from organisations', () => {
    const text = '在云溪市图书馆，云溪市教育局和云溪大学介绍';
    expect(findNamed(text).map((facet) => [facet.name, facet.kind])).toEqual([
      ['云溪市图书馆', 'place'],
      ['云溪市教育局', 'organisation'],
      ['云溪大学', 'organisation'],
    ]);
  });

  it('cuts the text at every span to the name, in order, without overlaps', () => {
    const pieces = fc.constantFrom(
      ...[
        '云溪',
        '市',
        '县',
        '公安局',
        '和',
        '、',
        '在',
        '衡阳',
        '医院',
        '路',
        '，',
        '\n',
        '全',
        '大',
        '高竹村',
        '国务院',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const facet of findNamed(text)) {
          expect(facet.start).toBeGreaterThanOrEqual(end);
          expect(facet.end).toBeGreaterThan(facet.start);
          expect(text.slice(facet.start, facet.end)).toBe(facet.name);
          end = facet.end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => Array.isArray(findNamed(text))));
  });
});
