"""Words of general Korean that the reading leans on, by what they do in a sentence."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NO_DEED = _words("""
    같 거두 걸 걸리 겪 견디 겹치 관하 그러 그렇 기하 깨닫 깨지 끊기 끝나 나 나가 나누어지 나빠지 나오 남
    내려가 놓이 느껴지 느끼 늘 다니 다하 닫히 당하
    대하 돌 돌아가 돌아오 되 듣 들 들리 들어오 따르 떨어지 뜨 막히 많아지 말 망가지 맞 멈추 모르 몰리 못되
    못하 믿 밀리 바라 받 배우 벌어지 보 보여지
    보이 빠지 사라지 살 생각 생기 싫어하 싶 쌓이 안되 않 알 알려지 애쓰 어긋나 어떻 얻 없 없어지 열리 오르
    올라가 원하 위하 의하 이러 이렇 이루어지
    이뤄지 일어나 임하 있 자라 작아지 잘되 잘하 좋아지 좋아하 죽 줄 즐기 지나 참 처하 커지 터지 통하 튀 틀리
    하 향하 힘쓰
""")
"""Verbs that tell a state or something that happens by itself, by stem."""

DEED_WITH_OBJECT = _words("""
    걸 돌 듣 받 보 하
""")
"""Stems of NO_DEED that are deeds where an object is named: 알림을 걸었다, 리뷰를 받았다."""

FINE_WORDS = _words("""
    감사 감소 강조 개선 걱정 경험 고민 고생 공감 관리 극복 근무 기대 기여 긴장 노력 다짐 달성 당황 대응 도전
    마련 만전 만족 매진 명심 몰두 반성 발생
    발전 배려 부담 상승 생각 서포트 성공 성장 소통 수행 시작 신뢰 실감 실천 실패 약속 열중 완료 완수 의견
    이해 인식 인지 일 임 존경 존재 존중 종료 주도
    중시 중요 증가 지향 진행 집중 참여 책임 처리 최선 추구 추진 커뮤니케이션 케어 파이팅 판단 하락 해결 헌신
    협동 협력 협업 활동 후회
""")
"""Nouns with 하다 that name no deed anybody could have watched."""

VAGUE_OBJECTS = _words("""
    거 것 결과 경험 관심 노력 도움 마음 말 문제 부분 상황 생각 성과 얘기 어려움 업무 역할 의견 이야기 일 점
    중요성 책임 최선 힘
""")
"""Objects that do not say what was acted upon."""

GENERIC = _words("""
    문제 목표 결과 성과 데이터 팀 업무 역할 담당자 담당 책임 책임감 영향 원인 중요 중요성 소통 역량 가치 상황
    과제 행동 우선순위 이해관계자 경험 성장 노력
    기한 분석 실행 검증 개선 향상 증가 감소 달성 해결 의견 방법 방안 기준 지표 효율 효율성 품질 전략 계획
    실천 이유 근거 수치 교훈 배움 인사이트
    커뮤니케이션 협업 협력 팀워크 신뢰 고객 집착 주인 의식 주인의식 오너십 원칙 리더십 판단 판단력 능력 인재
    사람 자세 태도 마음가짐 마음 최선 열정 도전
    극복 어려움 위기 기회 변화 혁신 창의 아이디어 성공 실패 프로젝트 조직 회사 부서 동료 평가 결정 대응 처리
    관리 운영 진행 수행 완수 기여 도출 파악 확인
    조사 검토 공유 설정 준수 마감 자신 자신감 생각 의미 부분 점 것 거 일 때 수 등 적 성 감 력 문제해결능력
    소통능력 속도 빠르 신속 정확 답변 질문 면접
    지원자 항목 내용 시간 관심 의지 방향 방향성 만족 만족도 추진 주도 주도적 적극 적극적 성격 강점 장점 단점
    주변 남 우리 저희 저 나 본인 자기소개 첫째
    둘째 셋째 먼저 마지막 다음 최종 전체 다양 여러 가지 이번 당시 작년 올해 평소 항상 기반 바탕 통 위 최고
    최대 핵심 사례 이슈 리스크 회고 발전 부족
    필요
""")
"""Nouns of any interview answer: alone they say nothing about what happened."""

SIGNALS = _words("""
    KPI OKR ROI SLA 고도화 극대화 금요일 기반 대신 데이터 매출 목적 방지 벤치마킹 보고 비교 비용 선택 설계 스케일 시너지 실수
    심각 액션 역량 오너 오너십 요구 요구사항 이유 임팩트 재발 전문성 절감 제안 주간 창의력 최적화 토론 팀장 플랜 피드백 혁신 협의
    회고 회의 채용 육성 코칭 멘토링 온보딩 승진 추천 후임 리더십 인재 밀도 근거 결국 담당자 위기 성공 대응
""")
"""Words that candidates are taught to use: in a row they tell nothing, though each may stand in a good answer."""

PEOPLE = _words("""
    CEO CTO PM PO 가족 간부 간호사 감독 강사 개발자 개발팀 걔 거래처 경영진 고객 고객사 공무원 과장 관리자
    교사 교수 구청 국장 그 그녀 기사
    기획자 남자 누가 누구 누군가 누나 님 다들 담당 담당자 대대장 대리 대표 동료 동생 들 디자이너 디자인팀
    라이더 리더 마케팅팀 매니저 멘토 멘티 모두 발주처
    법무팀 벤더 병사 병원 보호자 본부 본사 부 부모 부사수 부서 부원 부장 분 사 사람 사수 사용자 사장 상담사
    상담원 상부 상사 선배 선생 선임 센터 셰프
    소대장 손님 시청 신병 신입 실장 심사위원 아무 아버지 아이 알바 애 얘 어머니 언니 업체 엔지니어 여자
    영업팀 오빠 운영팀 원장 위 위원회 유저 은행 의뢰인
    의사 이사 이용자 인사팀 인턴 인프라팀 임원 임원진 재무팀 전임자 점장 점주 정부 조원 조장 주무관 주방장
    중대장 지점 직원 쪽 차장 총무 측 친구 코치 팀
    팀원 팀장 파트원 품질팀 학교 학생 협력사 형 환자 회사 회원 회장 후배 후임
""")
"""Nouns that can act: persons, roles and groups."""

JOINING = _words("""
    ᆫ데 ᆯ까 ᆯ테니 ᆯ텐데 ㄴ데 거든 거든요 고 고는 고서 고요 구요 길래 느라 느라고 는데 는데요 니 니까 다가
    다면 더니 던데 도록 라면 려 려고 며 면
    면서 므로 서 아도 아서 아야 어도 어서 어야 으니 으니까 으려 으려고 으며 으면 으면서 으므로 은데 자 자마자 지만
""")
"""Endings that join one clause to the next."""

LIGHT = _words("""
    가 나 내 놓 되 두 드리 말 못하 버리 보 싶 않 오 있 주 지 하
""")
"""Stems that go on with the verb before them (하고 있다, 해 보다) instead of opening a clause."""
