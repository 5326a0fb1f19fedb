//! A person with a browser at a playground: headless Chromium, driven through chromedriver.

use std::fs;
use std::path::Path;
use std::process::Command;

use fantoccini::key::Key;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::bot::Bot;
use crate::outside::{needed, runs};
use crate::playground::Playground;
use crate::stage::Outcome;

/// How long the page may take to show what is looked for; nothing waits for it to pass.
const PATIENCE_MS: u64 = 60_000;
const PROGRAMS: [&str; 2] = ["chromium", "chromedriver"];
/// Chromium asks the network for nothing, and finds no host but this one.
const ARGUMENTS: [&str; 9] = [
    "--headless=new",
    // So that it ends with chromedriver, however that ends.
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
    "--window-size=1280,860",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];
/// Messages on the screen, the last one first.
const MESSAGES: &str = "[...document.querySelectorAll('.log .message')].reverse()";

/// A tab with the page of a playground.
pub struct Browser {
    pub playground: Playground,
    client: Client,
    /// Where chromedriver listens. It ends with the test, and the browser with it.
    driver: String,
    _process: Bot,
}

impl Browser {
    /// A playground with the project's own pages, opened; `None` where there is no Chromium.
    pub async fn open() -> Outcome<Option<Self>> {
        let present = PROGRAMS.into_iter().try_for_each(runs);
        if needed(present)?.is_none() {
            return Ok(None);
        }
        let playground = Playground::open().await?;
        let mut command = Command::new("chromedriver");
        command.arg("--port=0");
        let process = Bot::start(command)?;
        let driver = format!("http://127.0.0.1:{}", port(&process.says("successfully on port").await?)?);
        let capabilities = json!({
            "goog:chromeOptions": {"args": ARGUMENTS},
            "timeouts": {"script": PATIENCE_MS, "implicit": PATIENCE_MS},
        });
        let capabilities: Capabilities = serde_json::from_value(capabilities)?;
        let client =
            ClientBuilder::new(HttpConnector::new()).capabilities(capabilities).connect(&driver).await?;
        let browser = Self { playground, client, driver, _process: process };
        browser.load().await?;
        Ok(Some(browser))
    }

    /// Opens the page, and waits until it shows a channel.
    pub async fn load(&self) -> Outcome {
        self.client.goto(&self.playground.address).await?;
        self.shown().await
    }

    /// Loads the page anew, where one is.
    pub async fn reload(&self) -> Outcome {
        self.client.refresh().await?;
        self.shown().await
    }

    async fn shown(&self) -> Outcome {
        self.until("document.querySelector('.log') && document.querySelector('#me .member-name')").await?;
        Ok(())
    }

    /// Runs statements in the page; what they return.
    pub async fn run(&self, script: &str) -> Outcome<Value> {
        Ok(self.client.execute(script, Vec::new()).await?)
    }

    /// Runs statements that call `done` with their result.
    pub async fn run_until_done(&self, script: &str) -> Outcome<Value> {
        let script = format!("const done = arguments[arguments.length - 1]; {script}");
        Ok(self.client.execute_async(&script, Vec::new()).await?)
    }

    /// Waits until an expression is something in the page, and returns it. It is looked at before each frame.
    pub async fn until(&self, expression: &str) -> Outcome<Value> {
        let script = format!(
            "const look = () => {{ const found = ({expression}); found ? done(found) : requestAnimationFrame(look); }}; look();"
        );
        match self.run_until_done(&script).await {
            Ok(found) => Ok(found),
            Err(error) => {
                let seen = self.run("return document.body.innerText").await?;
                let (seen, log) = (seen.as_str().unwrap_or_default().to_owned(), self.playground.bot.log());
                Err(format!("{expression}: {error}\nthe page shows:\n{seen}\nthe program logged:\n{log}")
                    .into())
            }
        }
    }

    /// Presses the one element at this place.
    pub async fn press(&self, css: &str) -> Outcome {
        // Away from the edges, where other things may lie over it.
        self.run(&format!("document.querySelector({})?.scrollIntoView({{ block: 'center' }})", json!(css)))
            .await?;
        Ok(self.client.find(Locator::Css(css)).await?.click().await?)
    }

    /// Presses what says exactly this, somewhere below the element at `css`.
    pub async fn press_text(&self, css: &str, text: &str) -> Outcome {
        self.until(&format!(
            "[...document.querySelectorAll({})].find((found) => found.innerText?.trim() === {})",
            json!(format!("{css} *")),
            json!(text)
        ))
        .await?;
        let path = format!("//*[normalize-space(.)={}]", json!(text));
        let mut inside =
            self.client.find(Locator::Css(css)).await?.find_all(Locator::XPath(&format!(".{path}"))).await?;
        let innermost = inside.pop().ok_or_else(|| format!("nothing says {text}"))?;
        Ok(innermost.click().await?)
    }

    /// Types into whatever has the focus.
    pub async fn keys(&self, keys: &str) -> Outcome {
        Ok(self.client.active_element().await?.send_keys(keys).await?)
    }

    pub async fn enter(&self) -> Outcome {
        self.keys(&char::from(Key::Enter).to_string()).await
    }

    pub async fn escape(&self) -> Outcome {
        self.keys(&char::from(Key::Escape).to_string()).await
    }

    /// Becomes somebody else.
    pub async fn be(&self, name: &str) -> Outcome {
        self.press("#me").await?;
        let choices = "[...document.querySelectorAll('[role=menuitemradio]')]";
        let is_it = format!("(choice) => choice.innerText.startsWith({})", json!(format!("{name} ")));
        self.until(&format!("{choices}.some({is_it})")).await?;
        self.run(&format!("{choices}.find({is_it}).click()")).await?;
        self.until(&format!("document.querySelector('#me .member-name').innerText === {}", json!(name)))
            .await?;
        Ok(())
    }

    /// Goes to a channel.
    pub async fn go(&self, channel: &str) -> Outcome {
        self.press_text("#channels", channel).await?;
        let is_there = "document.querySelector('#channels [aria-current=page]')?.innerText";
        self.until(&format!("{is_there}?.includes({}) && document.querySelector('.log')", json!(channel)))
            .await?;
        Ok(())
    }

    /// Writes a message and sends it.
    pub async fn say(&self, text: &str) -> Outcome {
        self.press("#field").await?;
        self.keys(text).await?;
        self.enter().await
    }

    /// Begins a command: its name, and then the field of its first option has the focus.
    pub async fn begin_command(&self, name: &str) -> Outcome {
        self.press("#field").await?;
        self.keys(&format!("/{name}")).await?;
        self.until(&format!(
            "document.querySelector('#lists [role=option]')?.innerText.startsWith({})",
            json!(format!("/{name}"))
        ))
        .await?;
        self.enter().await?;
        self.until("document.querySelector('#command .command-name')").await?;
        Ok(())
    }

    /// Waits for a message of the bot that holds this text; the CSS of its element.
    pub async fn answer(&self, part: &str) -> Outcome<String> {
        let is_it =
            format!("(found) => found.querySelector('.badge') && found.innerText.includes({})", json!(part));
        let id = self.until(&format!("{MESSAGES}.find({is_it})?.id")).await?;
        Ok(format!("#{}", id.as_str().unwrap_or_default()))
    }

    /// Opens the inspector of a message by the toolbar that appears with the focus, and waits for its sources.
    pub async fn inspect(&self, message: &str) -> Outcome {
        self.until(&format!("document.querySelector('{message}')")).await?;
        self.run(&format!("document.querySelector('{message}').focus()")).await?;
        self.press(&format!("{message} [data-focus=Inspect]")).await?;
        self.until("document.querySelector('#inspector').innerText.includes('Sources')").await?;
        Ok(())
    }

    /// What is read at a place.
    pub async fn text(&self, css: &str) -> Outcome<String> {
        Ok(self.client.find(Locator::Css(css)).await?.text().await?)
    }

    /// Pretends something about the device, by a command of Chromium's developer tools.
    pub async fn pretend(&self, command: &str, parameters: Value) -> Outcome {
        let session = self.client.session_id().await?.ok_or("no session")?;
        let address = format!("{}/session/{session}/goog/cdp/execute", self.driver);
        let body = json!({"cmd": command, "params": parameters});
        let answer = reqwest::Client::new().post(address).json(&body).send().await?;
        if !answer.status().is_success() {
            return Err(format!("{command}: {}", answer.text().await?).into());
        }
        Ok(())
    }

    /// Keeps a picture of the tab as `target/screenshots/NAME.png`, for people to look at.
    pub async fn picture(&self, name: &str) -> Outcome {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name).with_extension("png"), self.client.screenshot().await?)?;
        Ok(())
    }

    /// Ends everything. Since it was loaded last, the page asked no other host for anything.
    pub async fn close(self) -> Outcome {
        let asked =
            self.run("return performance.getEntriesByType('resource').map((entry) => entry.name)").await?;
        let own = |address: &Value| {
            address.as_str().is_some_and(|address| address.starts_with(&self.playground.address))
        };
        assert!(asked.as_array().is_some_and(|asked| !asked.is_empty() && asked.iter().all(own)), "{asked}");
        self.client.close().await?;
        self.playground.close().await
    }
}

/// The port that chromedriver says it listens on.
fn port(said: &str) -> Outcome<u16> {
    let behind = said.split_once("successfully on port ").ok_or("chromedriver names no port")?.1;
    Ok(behind.chars().take_while(char::is_ascii_digit).collect::<String>().parse()?)
}
