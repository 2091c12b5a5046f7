// Reads deliveries (an array of {headers, body, secret}) and has foreign libraries judge them.
import { readFileSync } from "node:fs";
import { createPublicKey, verify } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { HTTP } from "cloudevents";

const deliveries = JSON.parse(readFileSync(process.argv[2], "utf8"));
for (const { headers, body, secret } of deliveries) {
  if (secret.startsWith("whsec_")) {
    new Webhook(secret).verify(body, headers);
    new SvixWebhook(secret).verify(body, headers);
    try {
      new Webhook(secret).verify(body + " ", headers);
      throw new Error("a changed body was verified");
    } catch (e) {
      if (e.constructor.name !== "WebhookVerificationError") throw e;
    }
  } else {
    const key = createPublicKey({
      key: Buffer.concat([
        Buffer.from("302a300506032b6570032100", "hex"),
        Buffer.from(secret.slice("whpk_".length), "base64"),
      ]),
      format: "der",
      type: "spki",
    });
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    const signature = headers["webhook-signature"].slice("v1a,".length);
    if (!verify(null, Buffer.from(signed), key, Buffer.from(signature, "base64"))) {
      throw new Error("v1a does not verify");
    }
  }
  const event = HTTP.toEvent({ headers, body });
  event.validate();
  console.log("verified", event.type, event.id);
}
