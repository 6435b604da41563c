"""Action: reasons. Who acted and how many acts there are is counted in `acts`, not matched here."""

from __future__ import annotations

from bot.checker.english.vocabulary import DIGITS, any_of

_WORTH = any_of(
    """
    cheaper safer faster simpler easier quicker better worse dumber slower riskier smaller bigger lighter clearer
    stronger costlier dearer fairer earlier longer shorter kinder harder more_expensive more_reliable more_important
    less_risky least_critical most_critical most_important worst cheapest safest fastest simplest easiest enough
    free expensive
    """
)
CUES = {
    "own_actions": {
        "my_own": r"\b(?:by me|by myself|myself|on my own|personally|alone|my own)\b",
        "team_together!": r"\b(?:we all|as a team|together|everybody|everyone|all of us|our efforts)\b",
        "buzz!": r"\b(?:communicat\w+|stakeholders?|synerg\w+|proactiv\w+|100%|200%|110%|my best|flexible"
        r"|professional|positive|hard|empathy"
        r"|actively|leadership|motivat\w+|ownership)\b",
        "would!": r"\b(?:i|we|you)(?: would|'d) (?!have|been)",
    },
    "steps": {
        "first_then": r"^(?:first|then|after that|next|finally|also|second|third|and then|later|afterwards|so i"
        r"|instead|for the last)\b",
        "buzz!": r"\b(?:communicat\w+|stakeholders?|synerg\w+|proactiv\w+|100%|200%|110%|my best|flexible"
        r"|professional|positive|hard)\b",
        "by_ing": r"\bby \w+ing\b",
    },
    "reasoning": {
        "because": r"\b(?:because|bc|cuz|'cause|cos)\b(?! of (?:office|work|that$))",
        "since": r"(?:^|, | )(?:since|as|for) (?:the|i|we|he|she|they|it|that|this|there|most|many|some|our|my"
        r"|their|his|her|one|nobody|a|an|two|each|all|every|otherwise|both|only|"
        r"averages|broadcasts|sellers|newest|[a-z]+s) (?:\w+ ){0,6}?(?:is|are|was|were|has|have|had|can|can't"
        r"|could|couldn't|would|wouldn't|will|may|might|did|didn't|does|doesn't"
        r"|means?|meant|costs?|needed|needs|shows?|showed|makes?|made|takes?|took|goes|do|don't|isn't|wasn't"
        r"|never|only|forgives|wanted|knew|never)\b",
        "since_word": r"\b(?:since|given that|seeing that|considering|in view of|due to|on the grounds"
        r"|as otherwise|the reason|that's why|that is why|hence|therefore"
        r"|which is why|for that reason|for this reason)\b",
        "rather_than": r"\b(?:rather than|instead|instead of|not the \w+|over the |as opposed|in preference"
        r"|preferred|prefer|in place of|and not a?)\b",
        "weighed": r"\b(?:rather than|instead of|and not|not the) [^.!?]{3,50}[,;:(—-] ?(?:\w+ ){1,6}?(?:would|could"
        r"|might|had|was|were|is|are|takes?|costs?)\b",
        "instead_of": r"\b(?:rather than|instead of|as opposed to|in preference to|chose (?:\w+ ){1,6}?over)\b",
        "so_that": r"\b(?:so that|so (?:the|they|i|we|he|she|it|people|ppl|nobody|no|everyone|everybody|that|all"
        r"|users?|customers?|guests?|any)\b[^.!?,]{0,40}\b(?:could|can|would|wouldn't|couldn't"
        r"|can't|might|may|get|gets|see|sees|know|knows|look|looks)\b|in order (?:to|not)|to avoid|to prevent"
        r"|so as (?:to|not)|to make sure|to keep|to buy)",
        "in_order_to": r"\b(?:in order (?:to|not to)|to see (?:whether|if|where|what|how)|so as to)\b",
        "otherwise": r"\b(?:otherwise|or else|if not)\b",
        "would_have": r"\b(?:would|might|could)(?:'ve| have|n't have| not have| never have| only have"
        r"| still have)\b|'d have\b",
        "would": r"\b(?:would|wouldn't|might) (?!like|you)\w+|\bthat'd\b|\bit'd\b",
        "considered": r"\b(?:considered|thought about|weighed|compared|debated|evaluated|had been proposed"
        r"|the other (?:idea|option|way)|the alternative|alternatives|options?|trade-?offs?"
        r"|could have (?:also )?(?:gone|used|taken|done)|could've|the idea of|was proposed|looked at both"
        r"|two versions|two ways|both options|tempting|tempted|the obvious)\b",
        "i_chose": r"\bi (?:\w+ )?(?:chose|choose|decided|picked|selected|opted|went for|went with|preferred"
        r"|recommended|proposed|suggested|insisted|argued|settled|kept)\b",
        "i_thought": r"\bi (?:also |still |just )?(?:thought|think|figured|felt|reckoned|judged|believed|knew"
        r"|noticed|realised|realized|understood|suspected|assumed|guessed|saw|found|had seen"
        r"|had noticed|had learned|learned|wanted|was afraid|feared|did not want|didn't want)\b",
        "too": rf"\b(?:too \w+|not enough|isn't enough|wasn't enough|no (?:point|need|use)|pointless"
        rf"|makes? no sense|{_WORTH} (?:than|and|to|for|at)|as \w+ as)\b",
        "worth": rf"\b{_WORTH}\b",
        "risk": r"\b(?:risk\w*|dangerous|danger|safe|undo|undone|reversed?|revert\w*|roll(?:ed)? back|cannot be"
        r"|can't be|reversible|costs? (?:more|less|people|a)|trade)\b",
        "found_that": r"\b(?:found|saw|noticed|showed|turned out|discovered|realis?zed|revealed|proved|confirmed"
        r"|learned|learnt|said|came to my notice)\b[^.!?]{0,60}\b(?:that|was|were|is|are|had|only|no|not)\b",
        "evidence": rf"(?:{DIGITS}|\bmost|\bnearly all|\bthree out of|\bone of|\bhalf|\bnone"
        rf"|\ball)\b[^.!?]{{0,60}}\b(?:were|was|came|had|showed|used|said|mentioned|fell|ended|lived|went"
        rf"|crossed|are|have)\b",
        "so_i": r"(?:^so|[,;—] so| so) (?:i|we|instead|the|he|she|they)\b|\btherefore\b|\bso instead\b",
        "so_start": r"^so\b",
        "colon": r"[:(—] ?(?:if|a|the|no|it|nobody|fixing|one) ",
        "means": r"\b(?:which means?|which meant|it means?|meant that|meaning|means)\b",
        "if_then": r"\bif (?:i|we|the|it|a|they|he|she|servers|carrier|that|nobody|anything)\b",
        "weak_because!": r"\bbecause (?:\w+ ){0,2}?(?:everybody|everyone|people are|that is what|that's what"
        r"|quality is|it is important|positivity|panicking|data\b|the trade|of office"
        r"|i was busy|he is the|they were sick|that's)\b|\bbecause[ .,]*(?:because|\w+[.,]|$)|\bas if\b",
        "because_because!": r"\bbecause\b[^.!?]*\bbecause\b[^.!?]*\bbecause\b",
        "general_truth!": r"\b(?:is (?:very |really )?important|is the key|is everything|everyone can)\b",
    },
}
