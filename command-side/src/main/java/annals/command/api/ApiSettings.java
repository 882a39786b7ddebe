package annals.command.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the write API answers where operators may choose.
 *
 * @param identicalPublish what comes of publishing a version that is there with the very same
 *     document. Environment: {@code MCP_REGISTRY_IDENTICAL_PUBLISH}
 */
@ConfigurationProperties("annals.api")
record ApiSettings(@DefaultValue("refuse") IdenticalPublish identicalPublish) {

    /** What comes of an identical publish. */
    enum IdenticalPublish {
        /** 400, as the official service does it. */
        REFUSE,
        /** 200, with the entry that is there. */
        OK
    }
}
