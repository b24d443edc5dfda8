package dev.vigie.process;

/** The kinds of work that the models ask for. */
final class TaskTypes {

  static final String CHECK_REQUEST = "sla.checkRequest";
  static final String ASK_FOR_DETAILS = "sla.askForDetails";
  static final String RECORD_DETAILS = "sla.recordDetails";
  static final String WITHDRAW_TICKET = "sla.withdrawTicket";
  static final String REFER_REQUEST = "sla.referRequest";
  static final String OVERRULE_REFERRAL = "sla.overruleReferral";
  static final String LEAVE_REFERRED = "sla.leaveReferred";
  static final String CONFIRM_RECEIPT = "sla.confirmReceipt";
  static final String CLOSE_TICKET = "sla.closeTicket";
  static final String REOPEN_TICKET = "sla.reopenTicket";
  static final String SETTLE_TICKET = "sla.settleTicket";
  static final String RECORD_FIRST_RESPONSE = "sla.recordFirstResponse";
  static final String PROPOSE_SEVERITY = "sla.proposeSeverity";
  static final String RECORD_IDENTITY = "sla.recordIdentity";
  static final String CONFIRM_SEVERITY = "sla.confirmSeverity";
  static final String CHANGE_SEVERITY = "sla.changeSeverity";
  static final String HAND_OVER = "sla.handOver";
  static final String CALL_DEVELOPERS = "sla.callDevelopers";
  static final String REQUEST_ESCALATION = "sla.requestEscalation";
  static final String OFFER_SOLUTION = "sla.offerSolution";
  static final String RECORD_RESOLUTION = "sla.recordResolution";
  static final String RECORD_OBJECTION = "sla.recordObjection";
  static final String RECORD_PROMISED_FIX = "sla.recordPromisedFix";
  static final String RECORD_LATE_FIX = "sla.recordLateFix";
  static final String RECORD_DELIVERY = "sla.recordDelivery";
  static final String RECORD_BROKEN_PROMISE = "sla.recordBrokenPromise";
  static final String MERGE_TICKET = "sla.mergeTicket";
  static final String ANNOUNCE_INCIDENT = "sla.announceIncident";
  static final String JOIN_INCIDENT = "sla.joinIncident";
  static final String LEAVE_INCIDENT = "sla.leaveIncident";
  static final String WARN_OF_FOLLOW_UP = "sla.warnOfFollowUp";
  static final String RECORD_FOLLOW_UP = "sla.recordFollowUp";
  static final String CHECK_CLAIM = "sla.checkClaim";
  static final String GRANT_CREDIT = "sla.grantCredit";
  static final String REFUSE_CLAIM = "sla.refuseClaim";
  static final String WORK_OUT_DIFFERENCE = "sla.workOutDifference";
  static final String SETTLE_REVIEW = "sla.settleReview";
  static final String RECORD_CALL = "sla.recordCall";
  static final String REFRESH_TASKS = "sla.refreshTasks";
  static final String ASK_CUSTOMER = "sla.askCustomer";
  static final String REMIND_CUSTOMER = "sla.remindCustomer";
  static final String RECORD_SILENCE = "sla.recordSilence";
  static final String RECORD_ANSWER = "sla.recordAnswer";
  static final String PLAN_ALARMS = "sla.planAlarms";
  static final String WARN_TEAM = "sla.warnTeam";
  static final String RECORD_BREACH = "sla.recordBreach";
  static final String RECORD_MISSED_UPDATE = "sla.recordMissedUpdate";
  static final String ASK_FOR_UPDATE = "sla.askForUpdate";
  static final String ESCALATE = "sla.escalate";
  static final String ESCALATE_ON_REQUEST = "sla.escalateOnRequest";
  static final String SEND_UPDATE = "sla.sendUpdate";
  static final String DRAW_UP_STATEMENT = "sla.drawUpStatement";
  static final String DECIDE_STATEMENT = "sla.decideStatement";
  static final String SEND_STATEMENT = "sla.sendStatement";

  private TaskTypes() {}
}
