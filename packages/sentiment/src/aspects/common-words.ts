/** English words that say how, when and who, and so name nothing that customers could judge; our own list. */
export const commonWords: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    'a an the this that these those some any each every all both few many much more most other another such same own no none nothing ' +
    'something anything everything someone anyone everyone nobody anybody everybody one ones two three four five six seven eight nine ten ' +
    'first second third last next once twice again i me my mine myself you your yours yourself he him his himself she her hers herself it ' +
    'its itself we us our ours ourselves they them their theirs themselves who whom whose which what where when why how here there then now ' +
    'today tomorrow yesterday always never often sometimes usually ever yet still already just only even also too very so quite rather really ' +
    'almost about around over under above below between through during before after since until till from to in into onto on at by of off for ' +
    'with within without against among along across behind beside besides beyond near toward towards up down out away back and or but nor if ' +
    'unless because although though while whereas as than not do does did done doing don be is are was were been being am have has had having ' +
    'can could will would shall should may might must cannot go goes going gone went come comes coming came get gets getting got gotten make ' +
    'makes making made take takes taking took taken give gives giving gave given put puts putting say says saying said tell tells telling told ' +
    'see sees seeing saw seen look looks looking looked find finds finding found know knows knowing knew known think thinks thinking thought ' +
    'want wants wanting wanted need needs needing needed try tries trying tried use uses using used keep keeps keeping kept let lets leave ' +
    'leaves leaving left turn turns turned start starts started stop stops stopped seem seems seemed feel feels felt become becomes became ' +
    'buy buys buying bought own owned owns purchase purchased ask asked call called show shows showed send sent bring brought happen happened ' +
    'time times day days week weeks month months year years hour hours minute minutes thing things way ways lot lots bit kind sort part parts ' +
    'people person man woman guy friend friends family wife husband everyone place places end side case point fact reason example number ' +
    'people etc ok yes no please thanks however maybe perhaps actually probably definitely certainly especially especially finally instead ' +
    'else enough able own sure new old big small little long short high low right wrong whole full different several various far soon later ' +
    "ago per via let's i'm i've i'd i'll you're you've you'll it's that's there's they're we're he's she's what's don't doesn't didn't isn't " +
    "wasn't aren't weren't won't wouldn't can't couldn't shouldn't haven't hasn't hadn't amazon review reviews product products item items"
  ).split(' '),
);
