import { mineRules, rulesToPmml } from '@clientele/association-rules';
import { InvalidInputError } from '@clientele/core';
import { describe, expect, it } from 'vitest';

describe('rulesToPmml', () => {
  it('writes each item and each set once, and every rule with its measures', () => {
    const rules = mineRules([['a', 'b'], ['a', 'b'], ['c'], ['a']], { minSupport: 0.5 });
    expect(rulesToPmml(rules)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<PMML version="4.4" xmlns="http://www.dmg.org/PMML-4_4">
  <Header><Application name="clientele"/></Header>
  <DataDictionary numberOfFields="2">
    <DataField name="basket" optype="categorical" dataType="string"/>
    <DataField name="item" optype="categorical" dataType="string"/>
  </DataDictionary>
  <AssociationModel functionName="associationRules" numberOfTransactions="4" numberOfItems="2" minimumSupport="0.5" minimumConfidence="0.5" numberOfItemsets="2" numberOfRules="2">
    <MiningSchema>
      <MiningField name="basket" usageType="group"/>
      <MiningField name="item" usageType="active"/>
    </MiningSchema>
    <Item id="1" value="b"/>
    <Item id="2" value="a"/>
    <Itemset id="1" numberOfItems="1"><ItemRef itemRef="1"/></Itemset>
    <Itemset id="2" numberOfItems="1"><ItemRef itemRef="2"/></Itemset>
    <AssociationRule antecedent="1" consequent="2" support="0.5" confidence="1" lift="1.3333333333333333" leverage="0.125"/>
    <AssociationRule antecedent="2" consequent="1" support="0.5" confidence="0.6666666666666666" lift="1.3333333333333333" leverage="0.125"/>
  </AssociationModel>
</PMML>
`);
  });
  it('escapes names, and refuses what XML cannot hold rather than change an id', () => {
    const pmml = (name: string): string => rulesToPmml(mineRules([[name, 'x'], [name, 'x'], []], { minSupport: 0.5 }));
    expect(pmml('a<b & "c"\n')).toContain('value="a&lt;b &amp; &quot;c&quot;&#10;"');
    expect(pmml('Käse 🧀')).toContain('value="Käse 🧀"');
    for (const name of ['a\u0000b', 'a\ud800']) expect(() => pmml(name)).toThrow(InvalidInputError);
  });
  it('writes a model without rules where there are none', () => {
    expect(rulesToPmml(mineRules([], {}))).toContain('numberOfItemsets="0" numberOfRules="0"');
  });
});
