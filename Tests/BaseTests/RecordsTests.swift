import Testing

@testable import Base

@Suite struct GrowingBufferTests {
  @Test func itGrowsShrinksAndIsChangedInPlace() {
    var buffer = GrowingBuffer<Int>(capacity: 1)
    buffer.append(1)
    buffer.append(repeating: 7, count: 3)
    buffer.append(repeating: 8, count: 0)
    buffer[1] += 1
    let sum = buffer.withElements(from: 1, count: 3) { elements in
      elements[2] = 9
      return elements.reduce(0, +)
    }
    #expect(sum == 24)
    let last = buffer.popLast()
    #expect(last == 9)
    buffer.truncate(to: 9)
    let count = buffer.count
    #expect(count == 3)
    buffer.truncate(to: 0)
    let none = buffer.popLast()
    #expect(none == nil)
  }
}
