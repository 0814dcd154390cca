import Base

/// Given names in Latin letters: which are forms of one name (bob and robert), and which are known
/// as names of their own. Two names of this list that are no forms of one another are two people,
/// however alike they are written: mark and marsha.
enum GivenNames {
  enum Relation {
    case sameName
    case otherName
    /// One of them at least is not in the list.
    case unknown
  }

  static func relation(_ a: Units, _ b: Units) -> Relation {
    guard let left = forms[a.hash(seed: 5)], let right = forms[b.hash(seed: 5)] else { return .unknown }
    return left.isDisjoint(with: right) ? .otherName : .sameName
  }

  /// A known form of the name begins so.
  static func begins(_ name: Units, _ initial: UInt16) -> Bool {
    guard let groups = forms[name.hash(seed: 5)], initial &- 0x61 < 26 else { return false }
    return groups.contains { initials[Int($0)] >> UInt32(initial - 0x61) & 1 == 1 }
  }

  /// Per group a bit for each letter that a form begins with.
  private static let initials: [UInt32] = groups.split(separator: "\n").map { group in
    group.split(separator: " ").reduce(0) { bits, name in
      bits | (name.utf8.first.map { 1 << UInt32($0 - UInt8(ascii: "a")) } ?? 0)
    }
  }

  /// By the hash of a name the groups that it stands in: `pat` is in two.
  private static let forms: [UInt64: Set<UInt16>] = {
    var forms: [UInt64: Set<UInt16>] = [:]
    for (number, group) in groups.split(separator: "\n").enumerated() {
      for name in group.split(separator: " ") {
        let hash = Units.with(Array(name.utf16)) { $0.hash(seed: 5) }
        forms[hash, default: []].insert(UInt16(number))
      }
    }
    return forms
  }()

  private static let groups = """
    aaron ron ronnie
    abigail abby gail
    abraham abe bram
    adam
    agnes aggie
    alan allan allen al
    albert al bert bertie
    alexander alex alec sandy sasha alexandre aleksandr aleksander alejandro
    alexandra alex sandra sandy sasha alexa lexie
    alfred alf alfie fred freddie
    alice allie
    amanda mandy
    amelia amy millie
    amy
    anastasia anastassia anastasiya nastassia nastasia nastya stacy
    andrea andie
    andrew andy drew andrei andre
    angela angie
    ann anne anna annie nancy hannah
    annabelle annabel anabel anabella annabella bella belle
    anthony tony antonio anton antoine
    antonia toni tonia
    arthur art artie
    barbara barb babs barbie
    benjamin ben benny benji
    bernard bernie
    beth
    bradley brad
    brian bryan
    bridget biddy
    candace kandace candice candy
    caroline carolyn carrie carol lina
    catherine katherine kathryn katharine cathy kathy kate katie kitty kay kat
    charles charlie chuck chas carlos karl carl
    charlotte lottie charlie
    christian chris
    christina kristina christine kristine chris tina kristin kristen christen
    christopher chris kit topher christof
    claire clare clara
    clifford cliff
    cynthia cindy
    daniel dan danny
    danielle daniella daniela dani
    darla
    darlene
    darletta
    david dave davy
    deborah debra deb debbie
    denise
    dennis denny
    diana diane di
    dominic dom nick
    donald don donnie
    dorothy dot dottie dolly
    douglas doug
    edith edie
    edmund ed eddie ned ted
    edward ed eddie eddy ned ted teddy eduardo
    edwin ed eddie
    eleanor ellie nell nora elinor
    elizabeth liz lizzie lizzy beth betty bess bessie betsy eliza libby lisa elisabeth elsie
    ella
    ellen ellie nell helen
    emily emmy em
    emma
    eric erik rick
    ernest ernie
    esther essie
    ethan
    eugene gene
    evelyn eve evie
    florence flo florrie
    frances fran frankie fanny francesca
    francis frank frankie francisco
    franklin frank
    frederick fred freddie freddy rick fritz
    gabriel gabe
    gabrielle gabby gaby
    geoffrey jeffrey jeff geoff
    george georgie georg jorge jorg giorgio
    gerald gerry jerry
    gerard gerry jerry
    gertrude gertie trudy
    gilbert gil
    grace gracie
    gregory greg gregor
    harold harry hal
    harriet hattie
    heather
    helen helena nell
    henry harry hank hal enrique heinrich
    herbert herb bert
    hope
    howard howie
    hugh hughie
    ian iain
    irene rene
    isaac ike
    isabella isabel isabelle bella belle izzy
    jack
    jacob jake jakob
    jacqueline jackie
    james jim jimmy jamie jem
    jane janie janey jayne
    janet jan
    janice jan
    jason jay
    jennifer jen jenny jenna
    jeremy jem jerry
    jessica jess jessie
    jillian jill gillian
    joan joanie
    joanna joanne jo
    john johnny jack jon johann juan jean ivan giovanni
    jonathan jon jonny johnathan
    joseph joe joey jose giuseppe
    josephine jo josie
    joshua josh
    joyce
    judith judy jude
    julia julie
    juliet julie
    kaylee kayleigh keeley kayley
    keith
    kelly
    kenneth ken kenny
    kevin kev
    kimberly kimberley kim
    larry
    laura laurie lori
    lauren laurie
    lawrence laurence larry lars lorenzo
    lee leigh
    leonard leo len lenny
    leslie lesley les
    lewis louis luis lou louie ludwig luigi
    lillian lily lilian
    linda lynda lindy
    louise lou louisa luisa
    lucas luke lukas
    lucy lucille lucia
    lydia
    madeline maddie madeleine
    magdalena lena magda
    marcus mark marc marco marcos
    margaret maggie meg peg peggy peggie marge margie greta daisy rita margarita madge
    maria marie mary maree molly polly mia
    marian marion
    marilyn
    marjorie marge margie
    mark marc marcus
    marsha marcia
    martha marty patty mattie
    martin marty martyn
    mathilda matilda tilly mattie
    matthew matt matty mathew
    maurice morris morrie maury moritz
    maximilian max
    maxwell max
    megan meg
    melanie mel
    melissa mel missy lissa
    michael mike mick mickey micky mikey miguel mikhail michel
    michelle shelly michele
    mildred millie milly
    miriam mimi
    mohammed mohamed muhammad muhammed mohammad mohamad mohd mhd mo
    monica
    nancy
    natalie nat natalia natasha
    nathan nat nate
    nathaniel nat nate nathan
    nicholas nick nicky nicolas nikolai klaus
    nicole nicky nikki
    norman norm
    oliver ollie
    olivia livvy liv
    oscar
    otto
    pamela pam
    patricia pat patty patti tricia trish
    patrick pat paddy rick
    paul pablo paolo pavel
    paula
    penelope penny
    peter pete pedro pyotr
    philip phillip phil felipe
    phyllis
    rachel rae rachael
    ralph
    raymond ray
    rebecca becky becca rebekah
    richard rich rick ricky dick richie ricardo
    robert rob bob bobby robbie bert roberto rupert
    roberta bobbie
    roderick rod roddy
    roger rodger
    ronald ron ronnie
    rose rosie rosa
    rosemary rosie rosemarie
    roy
    ruby
    russell russ
    ruth ruthie
    sally
    samantha sam sammy
    samuel sam sammy
    sandra sandy
    sarah sara sadie sally zara
    scott scottie
    sean shaun shawn
    sharon
    shirley
    simon si
    sophia sophie sofia
    stanley stan
    stella
    stephanie steph
    stephen steven steve stevie stefan esteban
    stuart stewart stu
    susan sue susie suzie suzanne susanne susanna susannah
    sylvia
    terence terry
    teresa theresa terry tess tessa
    theodore ted teddy theo
    thomas tom tommy tomas
    timothy tim timmy
    tobias toby
    tracy tracey
    ursula
    valerie val
    vanessa
    veronica ronnie
    victor vic viktor
    victoria vicky vicki tori
    vincent vince vinny
    violet vi
    virginia ginny
    vivian viv
    walter walt wally
    wanda
    warren
    wendy
    william bill billy will willie liam wilhelm guillermo
    winifred winnie
    zachary zach zack
    zoe
    """
}
