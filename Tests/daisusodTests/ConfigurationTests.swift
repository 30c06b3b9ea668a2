import Testing

@testable import daisusod

@Test func `without any setting the service keeps to this machine and its own cluster`() throws {
  let configuration = try Configuration(environment: ["HOME": "/home/an"], isRoot: false)
  #expect(configuration.host == "127.0.0.1")
  #expect(configuration.port == 8080)
  #expect(configuration.databaseURL == nil)
  #expect(configuration.dataFolder == "/home/an/.local/share/daisuso")
}

@Test(arguments: [
  (["XDG_DATA_HOME": "/d", "HOME": "/h"], false, "/d/daisuso"),
  (["XDG_DATA_HOME": "relative", "HOME": "/h"], false, "/h/.local/share/daisuso"),
  (["HOME": "/root"], true, "/var/lib/daisuso"),
  (["DAISUSO_DATA": "/srv/so", "HOME": "/h"], false, "/srv/so"),
])
func `the data folder follows the user's conventions`(
  environment: [String: String], isRoot: Bool, folder: String
) throws {
  let configuration = try Configuration(environment: environment, isRoot: isRoot)
  #expect(configuration.dataFolder == folder)
}

@Test func `all that is wrong is named at once`() {
  let environment = [
    "DAISUSO_PORT": "65536", "DAISUSO_SCHEMA": "Ninh Bình", "DAISUSO_PROT": "1",
    "DAISUSO_DATA": "here", "DAISUSO_TOKEN": "of the client",
  ]
  #expect {
    try Configuration(environment: environment, isRoot: false)
  } throws: { error in
    let problems = (error as? ConfigurationError)?.problems ?? []
    return problems.count == 4
      && ["DAISUSO_PORT", "DAISUSO_SCHEMA", "DAISUSO_PROT", "DAISUSO_DATA"].allSatisfy { name in
        problems.contains { $0.contains(name) }
      }
  }
}

@Test func `the printed configuration hides the database's address`() throws {
  let environment = ["DATABASE_URL": "postgresql://an:b%C3%AD-m%E1%BA%ADt@db/x", "HOME": "/h"]
  let text = try Configuration(environment: environment, isRoot: false).description
  #expect(text.contains("DATABASE_URL=***"))
  #expect(!text.contains("an:"))
}
