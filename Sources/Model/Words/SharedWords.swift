/// Words that people write, each in one place. Importer and verifier share the words: a wrong one is wrong
/// for both, so a copy would prove nothing. What they do with them each does in its own way.
public enum SharedWords {}
