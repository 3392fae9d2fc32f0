/**
 * Words that judge, picked by hand of those that the reviews of Pros and Cons (see NOTICE) tell apart: 20 texts or more, odds
 * of praise that differ e-fold or more, at 3.29 standard errors or more. A test of the package holds each to it.
 */
export const toldByReviews: string = `-20 breaks crashes flimsy glitches grainy mediocre poorly unreliable
-16 bulky complicated drain drains heavy issues jams lacking lacks pricey
12 cheaper compact customizable fits functional handy lasting lasts lightweight plenty quiet simple simplicity unique
16 affordable convenience crisp dependable economical fast intuitive quick reliable rugged sharp sleek smooth sturdy stylish user-friendly versatile versatility
20 exceptional incredible`;

/**
 * Words of customers that VADER does not know, or rates by another sense: a valence in tenths and its words, a line each, by theme.
 * Written by hand for this package; where the sense was in doubt, decided by the reviews that NOTICE names.
 */
export const customerWords: readonly string[] = [
  // Named in the evidence this package was planned with, or by our own list of aspects, with their forms
  `-24 defective overpriced scam scammer scammers scams
-20 broke bug buggy bugs lag lagging laggy lags
-16 expensive refund refunds slow slower slowly
-12 cheap
12 worked working works
20 delicious`,
  toldByReviews,
  // Judgements of anything
  `-27 abominable crummy deplorable diabolical farcical ghastly godawful hideous laughable shambles
-22 deficient inept insufficient insufficiently second-rate subpar substandard third-rate unfit unsatisfactory
-20 blemish blemishes deficiencies deficiency downsides drawback drawbacks flaw flaws gripe gripes headache headaches imperfections nightmare nightmares nuisance shortcoming shortcomings
-18 insufferable intolerable needless needlessly unappealing unbearable unbearably unexciting unfulfilling uninspiring uninteresting unnecessarily unnecessary unoriginal unpleasantly unrealistic unreasonable unreasonably unremarkable unsatisfying unsuitable unsuited
-16 banal bleh cheesy corny gimmick gimmicks gimmicky ho-hum humdrum icky iffy lackluster lacklustre middling mundane run-of-the-mill sketchy tacky yuck
-14 excessive excessively monotonous overblown overdone overkill redundant repetitious
16 adequately commendably decent decently favourably favourite favourites finely pluses preferable reasonable reasonably suitably upsides
18 boon commendable enviable exceed exceeded exceeds gem gems keeper memorable notable noteworthy outperform outperformed outperforms outshines perk perks surpass surpasses unforgettable
20 best-in-class exquisite exquisitely extraordinary fabulously five-star marvellous marvelously masterful masterfully matchless peerless sublime superbly unbeatable unmatched unparalleled unrivaled unrivalled world-class`,
  // Goods, how they are made and how long they last
  `-24 breakable breakage cracking crumbled crumbles crumbling disintegrated disintegrates dislodged shatters snapped splintered
-22 bogus bricked counterfeit counterfeits duds imitation inoperable inoperative irreparable kaput knock-off knockoff knockoffs malfunction non-functional non-working nonfunctional phony unfixable unrepairable
-20 blistered brittle chipped chipping corroded corrosion crooked dented dents discoloration discolored discoloured flaked flaking flimsier flimsily fragile frayed fraying frays lopsided misaligned peeled peels ramshackle rickety ripped rips rusted rusting rusts rusty scratches scuffed scuffs stained stains tarnished tarnishes tore uneven unevenly warped warping warps wonky
-18 badly-made cheap-looking creak creaking creaks creaky half-baked haphazard haphazardly hazard hazardous hazards ill-designed ill-fitting ill-made incomplete incompletely misshapen plasticky plasticy poorly-made rattle rattles rattling slapdash sloppily sloppy squeak squeaking squeaks squeaky unfinished unsafe unsteady wiggle wiggles wobble wobbles wobbling
-16 clog clogged clogging clogs jamming leakage leaky pilled pilling ragged sagging saggy sags shabby shrank shrinkage shrinks shrunk snag snagged snags spilled spills sticky stretched tangle tangled tangles tattered threadbare unravels worn-out
-12 bulkier bulkiest cheapness heavier heaviest oversized scrawny stiff undersized
16 adaptable ample amply cleanest clearer compactness crisper cushioned cushy dishwasher-safe endured endures ergonomic ergonomically fastest finer finest lightest lightness manageable maneuverable manoeuvrable outlasted outlasts plush quicker quickest quieter quietest roomier roomy sharper silky simplest sizable sleeker slimmer smoother smoothest softest spacious sturdiest survives thinnest velvety waterproofed weatherproof withstands withstood
18 bulletproof durability handcrafted handmade hard-wearing heavy-duty high-end high-quality long-lasting resilient robustly rock-solid ruggedness rustproof scratch-resistant solidity sturdily sturdiness top-of-the-line top-quality unbreakable water-resistant well-acted well-balanced well-constructed well-crafted well-designed well-done well-engineered well-equipped well-finished well-fitting well-known well-maintained well-priced well-thought-out well-written workmanship`,
  // Service and people
  `-27 belligerent bigoted discourteous disrespectful disrespectfully insolent sexist
-24 condescending condescendingly cranky dismissive dismissively grumpy inattentive incompetently inhospitable patronising patronizing snooty snotty surly unaccommodating unapologetic uncaring uncooperative uneducated unhelpfully uninformed unqualified unskilled unsympathetic untrained unwelcoming
-22 berated dishonestly dishonesty negligence negligent scolded shouted shrugged stonewalled unacknowledged unaddressed unanswered unattended unresolved yelled
-18 bureaucracy bureaucratic disorganised disorganization excuses hounded intrusive mishandled mishandling mismanaged mismanagement overworked pestered pestering robocalls run-around runaround short-staffed spammed spammy understaffed unsolicited
-16 abrupt abruptly brusque curt disinterested hassled hassles hassling unenthusiastic uninterested
18 apologetic assisted compensated hands-on listened reachable rectified reimbursed remedied
20 accommodated accommodates affable amiable approachable attentively attentiveness competently conscientious cordial cordially courteously diligent diligently expertise expertly fuss-free hassle-free hospitality informative kindest kindhearted knowledgeably patiently personable polite politely politeness proactively professional professionalism professionally promptness punctual punctually resourceful responsiveness skilful skilled skillful skillfully stress-free trouble-free well-informed well-trained worry-free`,
  // Orders and delivery
  `-22 back-ordered backorder backordered dinged drenched mangled mis-shipped misdelivered mislabeled mislabelled misplaced repackaged smashed soaked spoilt squashed tampered waterlogged
-18 belated delaying discontinued forgets forgot late lateness mismatch mismatched mix-up mixed-up mixup no-show no-shows omitted out-of-stock overdue refuses tardy unavailability unavailable wrongly
-12 waited
16 expedited timeliness undamaged unharmed unscathed well-packaged well-packed well-wrapped`,
  // Price, value, bills and trust
  `-27 bait-and-switch crook crooks extortion extortionate extortionately fraudulently ponzi sham swindler swindlers thieving
-24 astronomical double-billed double-charged exorbitant exorbitantly exploitative gouge gouged gouging overbilled overcharge overcharges overcharging predatory price-gouging rip-offs ripoffs shadier shady sneakily unaffordable underhanded unfairly unjustifiable unjustified unscrupulous
-20 false falsely meager meagre measly mislead misleadingly misleads misrepresented misrepresents nickel-and-dime nickel-and-dimed paltry scant skimp skimped skimps skimpy surcharge surcharges unauthorised unauthorized undisclosed unexplained untrue untrustworthy untruthful
-18 costlier costliest expensively over-priced over-rated overpaid overpaying overprice pricier priciest squandered steep
18 affordably bargains budget-friendly competitively cost-effective cost-efficient economically ethically fairness inexpensively money-saver money-saving reputable straight-forward straightforward thrifty time-saver time-saving timesaver transparency transparent transparently underpriced well-spent`,
  // Software, apps and websites
  `-22 adware bloatware bug-infested bug-ridden bugged corrupt corrupted corruption corrupts illegible inaccessible incompatibilities incompatibility incompatible inoperational malware ransomware spyware unbootable unplayable unreadable
-20 bottleneck bugging choppy clunkier clunkiness disconnect disconnecting disconnection disconnections downtime erratic erratically erroneously errored freezy glitched glitching janky jerky jitter jittery laggier latency misconfigured mistranslated non-responsive nonresponsive outage outages slowdown slowdowns slowest slowness sluggishly sluggishness stuttery timeouts unoptimised unoptimized unpolished unresponsiveness
-18 clutter cluttered convoluted counter-intuitive counterintuitive illogical impossible impractical incoherent incomprehensible inconsistencies inconsistency inconsistently inefficiency inefficient inefficiently inflexible intermittent intermittently labyrinthine nagware patchy paywall paywalled paywalls sporadic spotty undecipherable undependable undocumented unworkable
-16 antiquated archaic bare-bones barebones cryptic half-finished hard-to-find hard-to-read hard-to-use laborious outmoded primitive rudimentary time-consuming tiring trouble-prone
18 accuracy accurate accurately ad-free bug-free compatibility compatible configurable customisable decluttered easy-to-follow easy-to-install easy-to-read easy-to-understand easy-to-use effectiveness enhance enhanced enhances error-free extensible feature-packed feature-rich full-featured fully-featured functionality glitch-free handier handiest hitch-free indispensable ingenious ingeniously innovations innovatively instantaneous instantaneously instantly integrated integrates interoperable intuitively invaluable lag-free legible lightning-fast organised organized performant plug-and-play polish polished powerfully precise precision productive productivity readable robustness scalable self-explanatory simplifies simplify slick slickly snappier snappy straightforwardly streamlined streamlines uncluttered usability usable user-friendliness well-documented well-organised well-organized`,
  // Sound, picture, batteries, devices
  `-20 blur blurred blurriness blurs crackle crackles crackling crackly dim dimly dimmer dimness distortion dropout dropouts echoey echoing flicker flickering flickers flickery garble grainier inaudible muddled muddy muffle noisier noisiest overexposed pixelated pixelation screech screeches screeching screechy shrill static-filled staticky underexposed washed-out
-18 burnt chafed chafes chafing depleted discharges draining ear-splitting itch itches overheated overheating pinches scorched scorching scratchier short-circuited singed sparked undercharged
16 energy-efficient power-saving
18 crisply crispness crystal-clear detailed eye-catching full-bodied hi-fi high-definition high-resolution immersive lifelike luminous noiseless noiselessly true-to-life vibrance vibrantly whisper-quiet`,
  // Food and drink
  `-27 contaminated diarrhea food-poisoning foul gagging maggot maggots nausea nauseated nauseating nauseous putrid repulsive revolting rotting salmonella stomachache undrinkable uneatable vomit vomited vomiting
-22 blander blandness chalky charred clumpy congealed curdled dried-out flavourless gloopy gooey greasier gristle gristly leathery lumpy mildew moldier mush mushy oilier oily over-salted overcook overripe oversalted overseasoned sickly slimy spoiled stringy unappetising unappetizing under-seasoned undercook underseasoned unripe unsavoury unseasoned wilted
-16 fattening odor odors odour odours tepid watered-down
20 appetising appetizing aromatic authentic authentically buttery creamy crispy crunchy delish finger-licking flavorsome flavoursome fluffy foodie fragrant fresher freshest freshly freshness gourmet healthier hearty home-made homemade juicier juiciest lip-smacking luscious lusciously melt-in-your-mouth moist mouth-watering nourishing nutritious refreshingly satiating savory savoury sizzling succulent tangy tastier tastiest well-seasoned wholesome yum yumm zesty zingy`,
  // Hotels, places and travel
  `-24 bedbug bedbug-ridden bedbugs dank decrepit derelict dilapidated dingy filth filthier filthiest grubby infestation infested mold moldiness mould musty reeks run-down rundown seedy sleazy squalid toxic unclean uncleaned unhygienic unsanitary vermin
-18 airless creepy crowded drafty draughty inconvenienced inconveniences inconveniently noisily over-booked overbooked overcrowded poky rowdy sleepless stifling stuffy sweltering thin-walled touristy unsleepable
20 cleanliness cleanly comfier comfiest comfy conveniently cosiness cosy cozy gleaming homely homey idyllic immaculate immaculately luxuriant luxurious luxuriously luxury majestic opulent pampered pampering pampers panoramic pristine quaint rejuvenated rejuvenating relaxingly renovated secluded serenely serenity soundproof soundproofed spotless spotlessly tasteful tastefully tidily tidy walkable well-appointed well-kept well-lit well-located well-stocked`,
  // Looks and clothes
  `-18 discolor dowdy fading frumpy garish hideously ill-fitted itchier see-through shapeless unflattering
18 aesthetically breathable classier dazzling fashionable fashionably snazzy stretchy stylishly trendy well-tailored wrinkle-free`,
  // Stories, films, games and books
  `-20 botched botches brainless bungled cliche cliched cliches clichéd clichés cringe cringe-worthy cringeworthy cringy dragging draggy exploitive flatly flopped gratuitous gratuitously hackneyed half-hearted halfhearted humourless implausible implausibly incoherently interminable interminably lazily lifeless mawkish nonsensical one-dimensional over-the-top overacted overstuffed overwrought plod ponderous pretentious rehash rehashed rehashes saccharine schmaltzy self-indulgent sleep-inducing snooze snoozefest snoozer soulless squandering squanders stereotypical stilted two-dimensional unamusing unconvincingly underdeveloped undeveloped unendurable unengaging unwatchably yawn yawner yawns
20 atmospheric authenticity beguiling believable bewitching captivates captivating compellingly eloquent eloquently enchanting enchants engrossing enthralled enthralling evocative heart-warming illuminating imaginative imaginatively insightful inventive inventively laugh-out-loud lyrical lyrically masterwork mesmerising mesmerized mesmerizing movingly multi-layered originality page-turner perceptive poignantly replayable rewatchable riveted side-splitting soulful spellbinding stirring suspenseful thoughtfully-made timeless touchingly tour-de-force unputdownable uplifting uproarious uproariously visually wittily witty`,
  // What customers feel, fear and do
  `-24 aggravation annoyingly exasperating irked irksome
-20 baffled baffling bewildered bewildering disconcerting endangered jeopardized nerve-racking nerve-wracking off-putting perplexing puzzling
-18 beware chargeback chargebacks ditched landfill sued trashed uninstall uninstalled uninstalling unsubscribe unsubscribed
18 bravo recommendable recommendation recommendations unhesitatingly whole-heartedly wholeheartedly
20 astonishing gushing pleasingly rave raved raves raving`,
];
