package annals.http.token;

/**
 * The claims of a registry token beyond the registered ones. Publishers' scripts decode tokens to
 * look at them, so they never change.
 */
public final class TokenClaimNames {

    /** The issuer that every registry token names, whichever registry signed it. */
    public static final String ISSUER = "mcp-registry";

    /** By which exchange the caller has shown who they are. */
    public static final String METHOD = "auth_method";

    /** Who the caller is, in the terms of that exchange. */
    public static final String SUBJECT = "auth_method_sub";

    /** An array of {@link #ACTION} and {@link #RESOURCE}; null or absent when there are none. */
    public static final String PERMISSIONS = "permissions";

    /** In a permission: {@code publish} or {@code edit}. */
    public static final String ACTION = "action";

    /** In a permission: the pattern of server names. */
    public static final String RESOURCE = "resource";

    /** Ours: an object of strings, what proved it to the exchange; absent when nothing did. */
    public static final String EVIDENCE = "evidence";

    private TokenClaimNames() {}
}
