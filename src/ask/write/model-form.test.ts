import { describe, expect, it } from 'vitest';
import { replyForms } from './model-form.ts';

describe('the form of replies', () => {
  it('is lines at first, JSON for a model that breaks them twice in a row, and lines again likewise', () => {
    const forms = replyForms('auto');
    const asked = [false, true, false, false, true, false, false].map((kept) => {
      const form = forms.now();
      forms.told(form, kept);
      return form;
    });
    expect([...asked, forms.now()]).toEqual(['lines', 'lines', 'lines', 'lines', 'json', 'json', 'json', 'lines']);
  });

  it.each(['lines', 'json'] as const)('stays %s when the operator says so', (wish) => {
    const forms = replyForms(wish);
    for (let n = 0; n < 5; n++) forms.told(forms.now(), false);
    expect(forms.now()).toBe(wish);
  });

  it('is not changed by replies that were asked for in the other form before', () => {
    const forms = replyForms('auto');
    forms.told('lines', false);
    forms.told('lines', false);
    forms.told('lines', false);
    forms.told('lines', false);
    expect(forms.now()).toBe('json');
  });
});
