"""Groups of English words that several patterns share: numbers, times, roles, places, organisations."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a list that is easier to read without quotes and commas."""
    return frozenset(text.split())


def any_of(text: str) -> str:
    """A pattern for any one of the words; an underscore stands for a space, longer ones come first.

    Words are grouped by their first letter, so that at most places one glance at a character rules them all out.
    """
    options = sorted({word.replace("_", " ") for word in text.split()}, key=lambda word: (-len(word), word))
    groups: dict[str, list[str]] = {}
    for option in options:
        plain = option[0].isalpha() and option[1:2] not in {"?", "*", "+", "{"}
        groups.setdefault(option[0] if plain else "", []).append(option[1:] if plain else option)
    return "(?:" + "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(groups.items())) + ")"


NUMBER_WORD = any_of(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen half
    third quarter several both couple twenty-\\w+ thirty-\\w+ forty-\\w+ fifty-\\w+ sixty-\\w+ seventy-\\w+
    eighty-\\w+ ninety-\\w+
    """
)
DIGITS = r"\d+(?:[.,]\d+)*"
NUMBER = rf"(?:[$€£₹]?{DIGITS} ?(?:k|m|bn|lakh|crore|million|thousand)?\b%?|{NUMBER_WORD})"
PERCENT = rf"{DIGITS} ?(?:%|percent|per cent|pct\b|percentage|pp\b|points?\b)|{NUMBER_WORD} (?:percent|per cent)"
MONTH = any_of(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept? oct nov dec"""
)
WEEKDAY = any_of("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun")
FESTIVAL = any_of(
    """christmas xmas easter new_year'?s?(?:_eve)? thanksgiving diwali onam holi eid ramadan chuseok seollal
    lunar_new_year black_friday hanukkah halloween carnival golden_week pongal puja weekend"""
)
SEASON = any_of("spring summer autumn fall winter monsoon semester term holidays")
TIME_UNIT = any_of(
    """
    seconds? secs? minutes? mins? hours? hrs? days? nights? weeks? weekends? fortnights? months? quarters? years?
    sprints? semesters? terms? ms milliseconds?
    """
)
ROLE = any_of(
    """
    engineer developer programmer architect analyst scientist administrator admin sysadmin dba sre devops tester qa
    designer consultant manager lead leader head director supervisor coordinator officer clerk technician operator
    planner buyer accountant auditor controller bookkeeper treasurer secretary assistant receptionist cashier waiter
    waitress server chef cook bartender barista nurse doctor physician physiotherapist therapist pharmacist
    paramedic dentist midwife carer dispatcher teacher lecturer tutor trainer coach professor librarian researcher
    postdoc student trainee apprentice intern sergeant corporal lieutenant captain major soldier private cadet
    squad_leader platoon_leader pilot driver courier mechanic electrician plumber welder carpenter foreman builder
    labourer picker packer storekeeper warehouseman salesman saleswoman salesperson seller agent broker banker
    teller lawyer paralegal solicitor journalist editor reporter writer translator interpreter photographer producer
    volunteer captain president chair chairman chairperson member secretary representative rep pm po tpm tam csm
    scrum_master product_owner owner founder co-founder cto ceo coo cfo vp specialist expert freelancer contractor
    maintainer in-charge incharge steward guard inspector surveyor scheduler merchandiser marketer recruiter
    firefighter policeman farmer gardener tailor hairdresser housekeeper concierge caretaker postgraduate
    undergraduate freshman sophomore junior senior responder
    """
)
ORGANISATION = any_of(
    """
    company companies firm startup start-up agency bank insurer insurance telco telecom isp msp provider hospital
    clinic ward icu practice pharmacy school university college faculty institute academy kindergarten nursery
    library museum shop store supermarket warehouse depot factory plant mill workshop garage hotel hostel restaurant
    cafe café bar kitchen bakery airline airport port railway station studio publisher newspaper broadcaster
    ministry council municipality authority city_hall town_hall police army navy air_force military battalion
    brigade regiment platoon squadron charity ngo foundation church club society union lab laboratory department
    dept team group squad division unit branch office site desk call_cent(?:er|re) contact_cent(?:er|re) help_?desk
    noc soc data_cent(?:er|re) retailer marketplace e-commerce fintech consultancy contractor manufacturer utility
    supplier haulier brewery farm mine refinery shipyard theatre cinema gym salon court embassy project internship
    capstone thesis bootcamp hackathon showroom boutique dealership logistics conglomerate multinational business
    organisation organization institution agency platform community_cent(?:er|re)
    """
)
BOSS = any_of(
    """
    boss manager lead leader supervisor director head chief vp ceo cto cfo coo officer professor teacher advisor
    adviser mentor customer client owner founder principal matron sergeant commander colonel captain lieutenant
    committee board management company hr pm po auditor gm chef sir he she they team_lead team_leader tech_lead
    department council coach
    """
)
