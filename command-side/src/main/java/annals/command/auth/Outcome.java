package annals.command.auth;

/** What came of an exchange. */
public sealed interface Outcome permits Grant, Refused {}
