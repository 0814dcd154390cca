import Testing

@testable import MigrationFiles
