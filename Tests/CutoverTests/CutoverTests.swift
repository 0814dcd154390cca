import Testing

@testable import Cutover
