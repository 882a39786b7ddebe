package annals.command.api;

import annals.command.CommandSide;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.TestPropertySource;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test against the whole command side, over HTTP and with a real database. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        classes = {CommandSide.class, ApiTestConfiguration.class})
@TestPropertySource(
        properties = {
            "server.address=127.0.0.1",
            "annals.token.private-key=9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
        })
@interface ApiTest {}
