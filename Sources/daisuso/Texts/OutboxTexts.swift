/// Ops that wait, and `retry`.
protocol OutboxTexts {
  var retryAbstract: String { get }
  var retryDiscussion: String { get }
  var adoptHelp: String { get }
  var dropHelp: String { get }
  var keyValue: String { get }
  var keyTitle: String { get }
  var madeAtTitle: String { get }
  var messageTitle: String { get }
  var nothingWaits: String { get }
  var waitingTitle: String { get }
  func waiting(_ count: Int) -> String
  var foreignOps: String { get }
  func op(_ report: OpReport) -> String
  func opDropped(_ op: Op) -> String
  func explanation(ofKept op: Op, because trouble: Explanation) -> Explanation
}
