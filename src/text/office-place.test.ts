import { describe, expect, it } from 'vitest';
import { officePlace } from './office-place.ts';

describe('officePlace', () => {
  it.each([
    ['汐阳市委书记', '汐阳', '市委书记'],
    ['汐阳市市长', '汐阳', '市长'],
    ['张家湾市委副书记', '张家湾', '市委副书记'],
    ['汐阳市水利局局长', '汐阳', '市水利局局长'],
    ['沄州县县长', '沄州', '县长'],
  ])('takes %s apart', (title, place, office) => {
    expect(officePlace(title)).toEqual({ place, office });
  });

  it.each([
    '市委书记',
    '市长',
    '代理市长',
    '常务副市长',
    '副市长',
    '原市委书记',
    '新任市水利局局长',
    '市水利局局长',
    '',
  ])('finds no place before %s', (title) => {
    expect(officePlace(title)).toBeNull();
  });
});
