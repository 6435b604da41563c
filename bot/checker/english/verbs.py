"""English verbs: which word is an act, in which form, and which verbs are no acts at all."""

from __future__ import annotations

from bot.checker.english.vocabulary import words

# What one does when something gets done; general English of many trades. The base forms.
_ACTS = words(
    """
    accept accompany add address adjust adopt advise agree align analyse analyze announce answer apologise apologize
    appeal apply appoint approach approve argue arrange ask assemble assess assign attach audit automate back
    backport bake ban batch bisect block book boot borrow bring brief broadcast build bundle buy bypass calculate
    calibrate call cancel carry catch challenge change charge chase check choose circulate clarify classify clean
    clear close coach code collect combine commission commit compare compile complain complete compute concede
    condense configure confirm connect consolidate consult contact convert convince cook coordinate copy correct
    count cover craft create cross-check cut deactivate debug decline decouple delay delegate delete deliver demo
    demonstrate deploy describe design detect develop diagnose disable discharge disclose discontinue discount
    display distribute divide document double-check download draft drag drain draw drill drive drop dump edit email
    eliminate employ enable encrypt enforce engage enter escalate establish estimate evaluate examine exchange
    exclude execute exercise experiment explain explore export expose extend extract facilitate fetch file fill film
    filter finalise finalize find finish fire fix flag flash flip follow forbid force forecast format forward free
    freeze gather generate get give go grab grade grant grep group hack hand hang hide hire hold host identify
    implement import impose improve inform initiate insert inspect install instruct integrate interview introduce
    investigate invite invoke isolate issue join keep label lay launch lead leave lend limit link list load lobby
    locate lock log lower mail make map mark match measure meet mend mentor merge message migrate model modify
    monitor mount move mute name negotiate note notice notify observe obtain offer open operate order organise
    organize outline overhaul overrule own pack package pair park partner patch pause pay persuade phone photograph
    pick pilot pin place plan plot plug point post postpone practise practice prepare present press print prioritise
    prioritize produce profile program promise prompt propose protect prototype prove provide publish pull purchase
    push put quarantine query question queue quote raise ran rank rate reach read reassign rebase rebook reboot
    rebuild recalculate recompute reconcile reconfigure record recover recruit redesign redirect redo redraw reduce
    refactor refund refuse register rehearse reject relabel release reload relocate remind remove rename rent
    reorder reorganise reorganize repair repeat replace replay reply report reproduce request requeue reread reroute
    research reserve reset resize resolve restart restore restrict restructure resubmit retest retrain retry return
    reuse revert review revise revoke rewire rewrite ring roll rotate round run sample save scale scan schedule
    scrap screen script search secure segment select sell send separate serve set settle set-up shadow share shift
    ship shorten show shut sign simplify simulate sit sketch solder solve sort speak specify spend split spot stage
    standardise standardize start stay step stop store strip structure study submit subscribe substitute suggest
    summarise summarize supply surface survey suspend swap switch tag take talk tally teach tell terminate test text
    throw tidy tie time tighten trace track train transfer transform translate travel treat triage trial trim
    trigger try tune turn type uncover undo uninstall unplug unwind update upgrade upload urge use validate verify
    visit visualise visualize volunteer vote walk warn wash watch weigh wipe wire withdraw work wrap write
    """
)

# The past forms that do not end in -ed, each with its base.
_IRREGULAR = dict(
    pair.split(":")
    for pair in words(
        """
    began:begin bent:bend bet:bet bit:bite bled:bleed blew:blow bought:buy bound:bind broke:break brought:bring
    built:build burnt:burn came:come caught:catch chose:choose cut:cut dealt:deal did:do done:do dove:dive drew:draw
    drawn:draw drove:drive driven:drive dug:dig ate:eat fed:feed fell:fall felt:feel fought:fight flew:fly
    forbade:forbid forgot:forget forgave:forgive found:find froze:freeze gave:give given:give got:get gotten:get
    went:go gone:go ground:grind grew:grow hung:hang had:have heard:hear held:hold hid:hide hit:hit hurt:hurt
    kept:keep knew:know known:know laid:lay led:lead left:leave lent:lend let:let lit:light lost:lose made:make
    meant:mean met:meet overcame:overcome oversaw:oversee paid:pay proved:prove put:put quit:quit ran:run rang:ring
    read:read rebuilt:rebuild redid:redo redrew:redraw reran:rerun re-ran:rerun rethought:rethink rewrote:rewrite
    rewritten:rewrite rode:ride rose:rise said:say sat:sit saw:see seen:see sent:send set:set shook:shake shot:shoot
    showed:show shown:show shut:shut slept:sleep sold:sell sought:seek spent:spend split:split spoke:speak
    spoken:speak spun:spin stood:stand stole:steal stuck:stick struck:strike swapped:swap swept:sweep swore:swear
    taught:teach thought:think threw:throw thrown:throw told:tell took:take taken:take tore:tear
    understood:understand undid:undo undertook:undertake was:be were:be became:become won:win wore:wear woke:wake
    withdrew:withdraw wrote:write written:write wrung:wring learnt:learn spelt:spell spilt:spill cast:cast cost:cost
    """
    )
)

# Words in -ed that are no past forms of an act, however they look.
_NO_PAST = words(
    """
    need speed indeed hundred red bed shed seed feed weed breed exceed proceed succeed embed unified tired bored
    excited worried interested scared embarrassed motivated dedicated experienced skilled talented committed focused
    frustrated stressed confused surprised disappointed satisfied pleased delighted convinced related limited
    advanced detailed complicated distributed outdated overloaded unexpected unassigned unused so-called retired
    married aged based united supposed allowed expected required involved affected
    """
)

# States, feelings, beliefs and the like: nothing that anybody could have watched being done.
_STATES = words(
    """
    be have feel think know want like believe hope wish seem appear become understand realise realize remember
    forget need prefer love hate enjoy trust worry fear mind matter mean belong contain include own deserve doubt
    expect suppose assume guess imagine agree care learn happen exist remain stay live sleep wait see hear notice
    lose fail struggle suffer miss consider decide try start begin continue manage want plan intend aim strive use
    depend look come go get grow succeed work appreciate admire respect value deal face cope
    """
)

# What everybody says of oneself and no listener can picture.
_VAGUE = words(
    """
    help support encourage motivate communicate collaborate coordinate cooperate handle deliver execute implement
    analyze analyse drive ensure demonstrate leverage align empower inspire lead manage improve achieve overcome
    focus dedicate commit strive contribute engage facilitate optimise optimize maximise maximize solve resolve own
    work react perform respect adapt excel thrive give gave listen care stay keep measure
    """
)

_ADVERBS = words(
    """
    also then just even first next later still again finally always never often usually normally simply really
    actually honestly personally myself already once soon now instead therefore immediately quickly slowly carefully
    directly only eventually basically together basicaly both all privately ever sometimes typically generally
    mostly mainly either twice
    """
)

AUXILIARIES = words(
    """
    am is are was were be been being have has had do does did will would can could shall should may might must 'll
    'd i'd i'll i've i'm we'd we'll we've we're wasn't weren't isn't aren't haven't hasn't hadn't don't doesn't
    didn't won't wouldn't can't couldn't shouldn't cannot gonna didnt dont cant couldnt wasnt
    """
)


def _past(base: str) -> set[str]:
    if base.endswith("e"):
        return {base + "d"}
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return {base[:-1] + "ied"}
    forms = {base + "ed"}
    if len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in "aeiou" and base[-3] not in "aeiou":
        forms.add(base + base[-1] + "ed")
    return forms


BASES = frozenset(_ACTS) | frozenset(_IRREGULAR.values())
_BASE_OF_PAST = {past: base for base in sorted(BASES | _STATES | _VAGUE) for past in _past(base)} | _IRREGULAR


def past_base(word: str) -> str | None:
    """The base of a past form; a form in -ed that is not listed is cut down to something like one."""
    base = _BASE_OF_PAST.get(word)
    if base is not None:
        return base
    if len(word) > 4 and word.endswith("ed") and word not in _NO_PAST and word.isascii() and word.isalpha():
        return word[:-2]
    return _BASE_OF_PAST.get(word.partition("-")[2]) if "-" in word else None


def is_adverb(word: str) -> bool:
    return word in _ADVERBS or (len(word) > 4 and word.endswith("ly"))


def is_state(base: str) -> bool:
    return base in _STATES


def is_vague(base: str) -> bool:
    return base in _VAGUE
