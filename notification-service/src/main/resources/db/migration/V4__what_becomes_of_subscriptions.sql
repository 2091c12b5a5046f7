-- ---------------------------------------------------------------------------------------------------------------
-- What becomes of a subscription, for those of its subscriber that want to hear of it. It is told of in the
-- transaction that moves the status, whoever moves it; its number in the stream it gets afterwards, because a feed is
-- locked before cursors are, and here the cursors are locked already.
-- ---------------------------------------------------------------------------------------------------------------
CREATE TABLE subscription_event (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subscriber   uuid        NOT NULL,
  subscription uuid        NOT NULL,
  -- As in subscription, or 'deleted'.
  status       text        NOT NULL,
  reason       text,
  happened_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE FUNCTION tell_of_subscription() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Nobody wants it whose subscriber has no such stream.
  IF EXISTS (SELECT FROM feed WHERE stream = 'subscriptions/' || OLD.subscriber) THEN
    INSERT INTO subscription_event (subscriber, subscription, status, reason)
    VALUES (OLD.subscriber, OLD.id,
      CASE WHEN TG_OP = 'DELETE' THEN 'deleted' ELSE NEW.status END,
      CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE NEW.reason END);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER subscription_moved AFTER UPDATE OF status ON subscription
  FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION tell_of_subscription();
CREATE TRIGGER subscription_deleted AFTER DELETE ON subscription
  FOR EACH ROW EXECUTE FUNCTION tell_of_subscription();
