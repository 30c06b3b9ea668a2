extension Statement {
  /// Who a token stands for: token.
  public static let showMe = Statement("me/show", .read)

  static let me = [showMe]
}
