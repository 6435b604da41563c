"""
Which principles a story shows: cues in the content of the acts, never the name of a principle. Each cue is an
act or a situation that an interviewer would write down as evidence. A cue counts once an answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.checker.english.alternatives import compiled
from bot.checker.english.principle_acts import ACTS
from bot.checker.english.sentences import Sentence
from bot.checker.english.word_sieve import PlacedText, WordSieve
from bot.interview.model import Principle

_CUES: dict[Principle, tuple[str, ...]] = {
    Principle.CUSTOMER_OBSESSION: (
        r"\b(?:customers?|clients?|guests?|patients?|buyers?|users?|parents|passengers?|residents?|callers?)\b",
        r"\b(?:her|his|their) (?:payment|account|order|problem|room|screen|site|house|backups?|bill|laptop)\b",
        r"\b(?:asked|called|rang|phoned|visited|watched|sat with|listened to|talked (?:to|with)|interviewed"
        r"|wrote to|showed|promised|told) (?:the |a |our |each |every |\d+ |my |that |her|him)"
        r"(?:\w+ ){0,2}?(?:customers?|clients?|guests?|patients?|users?|buyers?|families|architect)\b",
        r"\b(?:stayed on the line|share his screen|in their (?:chat|place)|what (?:he|she|they) really (?:need"
        r"|look)|for them the|from their side)\b",
        r"\b(?:apologi[sz]ed|refunds?|gave (?:them|him|her)|free (?:of|drinks|minutes)|good review"
        r"|thank ?you (?:mail|card|letter|note)|renewed|came back to us|stayed with us)\b",
    ),
    Principle.OWNERSHIP: (
        r"\b(?:nobody|no one|noone|none) (?:\w+ )?(?:asked|assigned|told|owned|wanted|felt)\b|\bnobody's\b",
        r"\b(?:not|wasn't|isn't) (?:my|our) (?:job|task|turn|code|role|area|responsibility)\b"
        r"|\bi wasn't (?:on call|the owner|asked)\b|\beven though it wasn't\b|\bmy job was only\b"
        r"|\bapart from that\b",
        r"\b(?:took|take|taken) (?:it|this|that|the \w+) (?:on|over|upon)\b|\btook it\b|\bvolunteered\b"
        r"|\bput my (?:own )?name\b|\bmine (?:to|alone)\b|\b(?:it|that) was mine\b|\bon me\b",
        r"\b(?:for good|never (?:again|one)|so (?:that )?it (?:never|doesn't|does not|wouldn't|can't)"
        r"|happen(?:ing)? again|root cause|postmortem|post-mortem|handover|checklist|alert|runbook|expiry"
        r"|mechanism|backup)\b",
        r"\b(?:still going|still use|inventory|wrote it in|documented|permanent|long run|long-term|years? later"
        r"|to this day|every new)\b",
        r"\b(?:my (?:own )?(?:fault|mistake|miss)|i should have|that was mine|on me:|i'd built|i had (?:not"
        r"|never))\b",
        r"\b(?:alone|by myself|personally|myself|the only)\b",
    ),
    Principle.INVENT_AND_SIMPLIFY: (
        r"\b(?:script|macro|automat\w+|bot|lambda|tool|prototype|template|form|picklist|sheet|spreadsheet"
        r"|dashboard|plugin|controller|generator|app)\b",
        r"\b(?:instead of|rather than|replac\w+|removed?|deleted?|dropped|cut (?:down|out)|merged|simplif\w+"
        r"|fewer|simpler|one (?:page|click|sheet|form)|threw out|threw it out|struck)\b",
        r"\b(?:by hand|manual(?:ly)?|copy\w* (?:data|test|and|from)|typing|paper|steps|every month|three days"
        r"|signatures?|clicks?)\b",
        r"\b(?:idea|new way|another way|different way|trick|borrowed|invent\w*|simple|dumber|boring way|figma)\b",
        r"\b(?:from (?:\w+ ){1,3}(?:hours?|days?|minutes?) to|takes? (?:about )?\d+ minutes|one day|in (?:five"
        r"|two) hours|two days)\b",
    ),
    Principle.ARE_RIGHT_A_LOT: (
        r"\b(?:predict\w*|hypothes[ie]s|theory|theories|disprove|prove (?:me|it) wrong|counter-?evidence"
        r"|break my analysis|tested? (?:both|my|the idea)|assumption|believed|sure that)\b",
        r"\b(?:options?|alternatives?|compared|both (?:options|ways|ends|versions)|poc|proof of concept"
        r"|calculated|three years|recommend\w*|recommendation|judg\w+|decision|forecast)\b",
        r"\b(?:changed my mind|i was (?:half )?(?:wrong|right)|half right|disagreed the most|second opinion"
        r"|against my own|not sure|wrong about|turned out to be right|it was (?:a |the )?right)\b",
        r"\b(?:roll back|lift and shift|undone|undo|which observation|evidence|prove)\b",
    ),
    Principle.LEARN_AND_BE_CURIOUS: (
        r"\b(?:course|courses|book|books|certif\w+|exam|tutorial|codelabs?|documentation|rfc|chapter|evenings?"
        r"|weekends?|studied|study|learning|taught myself|self-taught|read the)\b",
        r"\b(?:i (?:learned|learnt|studied|read|took (?:a|an|evening)|practi[sc]ed|taught myself)|i did not know"
        r"|i had (?:no|never)|never had|no knowledge|new to me|nobody (?:in \w+ \w+ \w+ )?knew|no background"
        r"|curious\w*|wondered)\b",
        r"\b(?:small lab|practice|side project|open source|study group|experiment\w*|by hand every example"
        r"|typed in|rebuilt \w+ \w+ \w+ as practice|asked a (?:senior|friend))\b",
        r"\b(?:scared|first time|from scratch|on my own|able to write|with their questions|come to me with)\b",
    ),
    Principle.HIRE_AND_DEVELOP_THE_BEST: (
        r"\b(?:juniors?|intern|interns|trainee|apprentice|newcomer|new hires?|mentee|candidates?|student"
        r"|recruit\w*|successor|new (?:engineer|colleague|nurse|starter))\b",
        r"\b(?:mentor\w*|coach\w*|interview(?:s|ed|ing)?|hire[ds]?|hiring|onboard\w*|train(?:ed|ing)|pair(?:ed"
        r"|ing)?|taught|shadow\w*|scorecard|feedback|one-to-ones?|1:1s?)\b",
        r"\b(?:promoted|promotion|shipping alone|independent\w*|on (?:her|his|their) own|now (?:she|he)"
        r"|got the job|(?:she|he) (?:is the one|now|led|leads|runs)|grow|growth|become|career)\b",
        r"\b(?:gave (?:her|him) the|let (?:her|him)|reviewed? their|review their|(?:her|his) first|weekly with)\b",
    ),
    Principle.INSIST_ON_THE_HIGHEST_STANDARDS: (
        r"\b(?:quality|standards?|bar|audit\w*|inspection|review\w*|criteri\w+|regression|test cases?|coverage"
        r"|checklist|sign(?:ed)?[- ]off|defects?|expired|errors?|zero|compliance|restore|findings?)\b",
        r"\b(?:reject\w*|refus\w*|did not acc?ept|sent back|stopped the|not pass|never pass|would not sign"
        r"|too strict|mandatory|required|no merge|must (?:go|have)|each (?:squad|requirement|rule))\b",
        r"\b(?:every single|one by one|by one|line by line|all (?:\d+|the) \w+|counted|checked (?:all|every|each)"
        r"|walked|properly|serial numbers?|labels?|stickers?)\b",
        r"\b(?:for good|prevent|can never|from happening|mechanism|rule that|gate|ci|linter|second (?:screenshot"
        r"|pair|person)|two people)\b",
        r"\b(?:copied|nobody (?:checked|looked|had ever)|sloppy|temporary|unchecked|everybody did|missing)\b",
    ),
    Principle.THINK_BIG: (
        r"\b(?:vision|bold|moonshot|whole (?:company|industry|country|region)|all (?:regions|countries|teams)"
        r"|globally|worldwide|nationwide|ten times|10x|strategy|roadmap|five years|long-term|ambitious)\b",
        r"\b(?:convinced|pitch(?:ed)?|proposed to (?:the )?(?:management|board|ceo)|platform for"
        r"|every week instead|rolled out to|other (?:sites|departments|countries)|expand\w*|scale\w*)\b",
        r"\b(?:idea for|change the way|new market|from scratch|automate everything|bigger)\b",
    ),
    Principle.BIAS_FOR_ACTION: (
        r"\b(?:immediately|straight away|at once|right away|within (?:the|an|minutes|\d+ minutes|ten minutes)"
        r"|same (?:day|afternoon|evening|night)|that (?:night|evening|same)|in two minutes|before midnight"
        r"|quickly)\b",
        r"\b(?:without (?:waiting|permission|the \w+'s permission|asking)|not allowed|did not wait|didn't wait"
        r"|waiting (?:for|would)|rather than wait|instead of waiting|could have waited|texted him after"
        r"|told \w+ after|owner's permission)\b",
        r"\b(?:undone|undo|revers\w+|roll(?:ed)? back|rollback|revert\w*|way back|temporary|workaround|loosened"
        r"|be fixed the next)\b",
        r"\b(?:on a plane|on holiday|asleep|not reachable|didn't pick up|no owner picked|overseas|away"
        r"|nobody (?:was available|picked)|lost his internet|couldn't reach)\b",
        r"\b(?:outage|froze|down|crash\w*|emergency|attack\w*|on-call|night shift|saturday|sunday|midnight"
        r"|minutes)\b",
        r"\b(?:switched|flipped|unplugged|broke the glass|pulled|took \w+ (?:\w+ )?offline|blocked|called \d|rang"
        r"|so i decided)\b",
    ),
    Principle.FRUGALITY: (
        r"\b(?:budget|cost|costs|cheap\w*|price|money|bill|invoice|spend|spent|spending|saved|savings?|free"
        r"|expensive|funding|licen[cs]es?|quote)\b",
        r"[$€£₹] ?\d|\b\d+ ?(?:k|euros?|dollars?|won|pounds?|lakh|crore)\b",
        r"\b(?:reus\w+|second-?hand|old (?:servers?|laptops?|machines?|desks?|array)|unused|idle|spare|borrowed"
        r"|donat\w+|open source|volunteers?|gave us|object storage|scale[sd]? \w+ \w+ to zero|unattached|sold the)\b",
        r"\b(?:without (?:a )?(?:new|extra|money|budget)|no (?:extra|more|new) (?:staff|money|budget|headcount"
        r"|tool)|no budget|ceo said no|only had|cut from|under \d+k|a month)\b",
    ),
    Principle.EARN_TRUST: (
        r"\b(?:trust\w*|honest\w*|truth|open(?:ly)? with|transparent\w*|candid\w*|admitted?|apologi[sz]\w*|sorry"
        r"|my mistake|our mistake|it was me|my fault|without excuse)\b",
        r"\b(?:told (?:them|him|her|the client|it) (?:\w+ )?(?:immediately|first|before|within|the truth|openly)"
        r"|called (?:them|him|her|my|the) (?:\w+ )?(?:within|manager in|personally)|bad news|before (?:they|she"
        r"|he) (?:hear|opened))\b",
        r"\b(?:listened|asked (?:him|her) (?:to (?:show|explain)|first|what)|understood (?:that|why)"
        r"|went to (?:his|her) (?:seat|desk)|his side|her side|relationship|angry|upset|did not trust|refused"
        r"|conflict|argument|contradict)\b",
        r"\b(?:renewed|asks? me first|came back to us|phase 2|reference|calmed|better from me|stayed\."
        r"|trust stayed|promised|kept my word|weekly calls?|every day wrote)\b",
        r"\b(?:wrong (?:spreadsheet|file|mail|environment|workspace)|i (?:made|caused|broke|sent|deleted) (?:the"
        r"|a|it)|own (?:bad|mistake))\b",
    ),
    Principle.DIVE_DEEP: (
        r"\b(?:logs?|traces?|pcap|query|queries|sql|database|raw|metrics?|graph|records?|charts?|readings?"
        r"|history|code|packet\w*|request id|line by line|by hand|xlsx?|excel)\b",
        r"\b(?:compared|traced|followed|counted|captured|reproduced|bisected|measured|correlat\w+"
        r"|lined (?:them )?up|looked (?:at|into)|went through|checked (?:each|every|all|the)|exported|analy[sz]ed"
        r"|investigat\w*|dug|inspect\w*|profil\w+|reconcil\w+|laid)\b",
        r"\b(?:root cause|found (?:out )?that|it turned out|turned out|came from|the reason was|because of an? "
        r"|in common|pattern|always (?:tuesday|the same)|only (?:one|four|on)|what (?:they"
        r"|those) \w+ (?:in common|share))\b",
        r"\b(?:everybody|everyone|dashboard|vendor|colleagues?|they) (?:\w+ ){0,2}?(?:blamed|said|insisted"
        r"|believed|thought|was healthy)|\baverages?\b|\bdid not fit\b|\bdid (?:not|n't) match\b|\bno one could\b"
        r"|\bcould not reproduce\b|\bonly sometimes\b|\bintermittent\b",
        r"\b(?:\d+ (?:of|out of) (?:the |them )?\d+|\d+%|three out of four|one of the five|most of them)\b",
        r"\b(?:timeout|latency|hash\w*|index|cpu|memory|hop|switch|cache|config\w*|restart\w*|duplicat\w*"
        r"|millisecond|ms)\b",
    ),
    Principle.HAVE_BACKBONE_DISAGREE_AND_COMMIT: (
        r"\b(?:disagree\w*|did ?n[o']t agree|do not agree|don't agree|not agree|objected|objection\w*|pushed back"
        r"|argued|against the|said no|told \w+ no|i did not like|i didn't like|bad idea|too dangerous"
        r"|thought the plan was)\b",
        r"\b(?:my (?:manager|boss|lead|director|team leader)|the (?:director|manager|boss|leader|head|ceo"
        r"|committee)|account manager|he|she|they) (?:\w+ )?(?:wanted|decided|insisted|ruled|still wanted"
        r"|still said|announced|proposed|planned)\b",
        r"\b(?:(?:so|then|but) i (?:accepted|built|wrote|said fine)|i (?:accepted|supported|committed"
        r"|stopped arguing)|decided (?:for|anyway)|followed (?:his|her|my|the)|anyway|all the same|on board"
        r"|in his way|the way he'd|full (?:power|rewrite)|didn't grumble|had ruled|once the vote)\b",
        r"\b(?:in the meeting|in front of|in writing|in standup|privately|1:1|to his face|convince\w*|persuade\w*"
        r"|my opinion|my point of view|showed (?:him|her|them|both))\b",
    ),
    Principle.DELIVER_RESULTS: (
        r"\b(?:deadline|on time|in time|until \d|by (?:the )?\d|committed date|before the (?:auditor|release|demo"
        r"|surgeon|event)|weeks? left|release|go[- ]live|delivered?|deliver|deliver the|launch\w*|closing)\b",
        r"\b(?:finish\w*|complet\w*|ready|overtime|weekends?|nights?|hand ?over|handed over|cut the|prioriti\w+"
        r"|scope|moved two|extra shift|plan b|despite|in spite|setback|customs|delay\w*|stuck)\b",
        r"\b(?:on (?:\d+|the \d+\w*) ?\w* (?:i had|it was|we)|\d+ of the \d+|\d+ were|all \d+|passed|as planned"
        r"|shipped|came in)\b",
        r"\b(?:assigned|i had to deliver|escalat\w+|project|migrat\w+|daily update|status|coordinat\w+"
        r"|milestones?)\b",
    ),
    Principle.STRIVE_TO_BE_EARTHS_BEST_EMPLOYER: (
        r"\b(?:tired|exhausted|burn(?:t|ed|out)\w*|burnout|sick|stress\w*|morale|night shifts?|rota|on-call"
        r"|pages?|paged|woken|overtime|resign\w*|quit|wellbeing|commute|childcare|pregnan\w*|disabled|deaf"
        r"|wheelchair|small kids)\b",
        r"\b(?:shifts?|schedule|rotation|flexible|break ?room|meal|taxi|safe\w*|day off|compensation|holiday"
        r"|parental|training budget|ergonomic|fair\w*|equal\w*|inclu\w+|captions|access\w*|adapted)\b",
        r"\b(?:asked (?:each|every|her|him|everyone|them)|interviewed each|survey|one by one|one at a time"
        r"|each member|listen\w*|one-to-one|felt|feels? better|quiet|worried)\b",
        r"\b(?:team|colleagues?|staff|people|engineers|nurses|members|soldiers|technicians|employees|workers)\b",
    ),
    Principle.SUCCESS_AND_SCALE_BRING_BROAD_RESPONSIBILITY: (
        r"\b(?:environment\w*|carbon|energy|waste|recycl\w*|pollut\w*|noise|neighbou?rs?|communit(?:y|ies)"
        r"|society|public|local|children|elderly|privacy|ethic\w*|harm\w*|bias\w*|misuse\w*|vulnerable|addiction"
        r"|faces?|personal data)\b",
        r"\b(?:side effects?|second-order|downstream|unintended|strangers?|volunteers?|third parties"
        r"|other (?:sites|users|people|servers)|millions?|hundred-millionth|downloads?|scale|everyone else"
        r"|anyone else|free public)\b",
        r"\b(?:responsib\w+|took (?:the )?\w+ ?\w* down|took \w+ (?:link )?down|removed those|deleted them|warned"
        r"|disclos\w+|signed|takedown|protect\w*|safety|expired cosmetics|fraud|scam|phishing|danger\w*)\b",
    ),
}
_NAMES = [f"{principle}.{number}" for principle, cues in _CUES.items() for number in range(len(cues + ACTS[principle]))]
SIEVE = WordSieve([compiled(cue) for principle, cues in _CUES.items() for cue in (*cues, *ACTS[principle])])


def principle_features(sentences: Sequence[Sentence]) -> dict[str, float]:
    """By "principle.cue": how often the cue stands in the answer, up to three times, as a part of three.

    A sentence that is repeated counts once.
    """
    text = "\n".join(dict.fromkeys(sentence.lower for sentence in sentences))
    return {_NAMES[number]: hits / 3 for number, hits in SIEVE.counted(PlacedText(text), most=3).items()}
