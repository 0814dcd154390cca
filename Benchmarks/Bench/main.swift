import Glibc
import Invented

let usage = """
  leadferry-bench generate --rows N --out FILE [--seed S] [--format csv|xml|json] [--truth FILE] [--change PERCENT]
  leadferry-bench floor --csv FILE [--db FILE]
  """

do throws(Complaint) {
  let options = try Options(CommandLine.arguments.dropFirst(2))
  switch CommandLine.arguments.dropFirst().first {
  case "generate": try Generate.run(options)
  case "floor": try Floor.run(options)
  default: throw Complaint(usage)
  }
} catch {
  complain(error.text)
  exit(64)
}
