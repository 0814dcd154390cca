import Model
import Run

/// What follows from judgements: who is the same as somebody's same is the same, and who is different
/// from one of them is different from all. `Node` is whatever is judged: parts, or clusters of them.
struct JudgementGraph<Node: Hashable> {
  struct Edge {
    var left: Node
    var right: Node
    var verdict: JudgementVerdict
    /// Of the caller: who said it.
    var tag: Int
  }

  private(set) var edges: [Edge] = []
  private var edgesOf: [Node: [Int]] = [:]

  mutating func add(_ left: Node, _ right: Node, _ verdict: JudgementVerdict, tag: Int) {
    for node in [left, right] { edgesOf[node, default: []].append(edges.count) }
    edges.append(Edge(left: left, right: right, verdict: verdict, tag: tag))
  }

  /// What the judgements say of two, and the tags of those that say it, nearest first. Nil: nothing.
  ///
  /// `undecided` answers for its own two alone.
  /// - Parameter except: a judgement that is not asked.
  func answer(_ left: Node, _ right: Node, except: Int? = nil) -> (verdict: JudgementVerdict, tags: [Int])? {
    let (mine, others) = (reached(from: left, except), reached(from: right, except))
    if mine[right] != nil { return (.same, path(to: right, mine)) }
    for (node, _) in mine {
      for number in edgesOf[node] ?? [] where edges[number].verdict == .different {
        let edge = edges[number]
        let other = edge.left == node ? edge.right : edge.left
        guard edge.tag != except, others[other] != nil else { continue }
        return (.different, path(to: node, mine) + [edge.tag] + path(to: other, others))
      }
    }
    let open = (edgesOf[left] ?? []).first {
      edges[$0].verdict == .undecided && edges[$0].tag != except
        && (edges[$0].left == right || edges[$0].right == right)
    }
    return open.map { (.undecided, [edges[$0].tag]) }
  }

  /// Who is the same as `start`, each with the edge that led there; -1 for `start` itself.
  private func reached(from start: Node, _ except: Int?) -> [Node: Int] {
    var reached = [start: -1]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      for number in edgesOf[node] ?? [] where edges[number].verdict == .same && edges[number].tag != except {
        let other = edges[number].left == node ? edges[number].right : edges[number].left
        guard reached[other] == nil else { continue }
        reached[other] = number
        queue.append(other)
      }
    }
    return reached
  }

  private func path(to node: Node, _ reached: [Node: Int]) -> [Int] {
    var tags: [Int] = []
    var at = node
    while let number = reached[at], number >= 0 {
      tags.insert(edges[number].tag, at: 0)
      at = edges[number].left == at ? edges[number].right : edges[number].left
    }
    return tags
  }
}
